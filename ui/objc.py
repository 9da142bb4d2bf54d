"""Calls into Objective-C, for what macOS offers nowhere else. Written, never run."""

from __future__ import annotations

import ctypes
import sys
from typing import Any

if sys.platform == "darwin":
    _runtime = ctypes.CDLL("/usr/lib/libobjc.A.dylib")
    _appkit = ctypes.CDLL("/System/Library/Frameworks/AppKit.framework/AppKit")
    _pointer = ctypes.c_void_p
    for _name, _takes in {
        "objc_getClass": [ctypes.c_char_p],
        "sel_registerName": [ctypes.c_char_p],
        "objc_allocateClassPair": [_pointer, ctypes.c_char_p, ctypes.c_size_t],
        "objc_registerClassPair": [_pointer],
        "class_addMethod": [_pointer, _pointer, _pointer, ctypes.c_char_p],
    }.items():
        _function = getattr(_runtime, _name)
        _function.argtypes, _function.restype = _takes, _pointer

    Method = ctypes.CFUNCTYPE(None, _pointer, _pointer, _pointer)
    """What a method of our own looks like that takes one object and gives nothing."""

    def kind(name: str) -> int:
        """A class, by name."""
        return int(_runtime.objc_getClass(name.encode()) or 0)

    def selector(name: str) -> int:
        """A selector, by name."""
        return int(_runtime.sel_registerName(name.encode()) or 0)

    def send(receiver: int, name: str, *given: int | None) -> int:
        """Send a message whose arguments and answer are objects or whole numbers."""
        takes = [_pointer, _pointer, *(_pointer for _ in given)]
        call = ctypes.CFUNCTYPE(_pointer, *takes)(("objc_msgSend", _runtime))
        return int(call(receiver, selector(name), *given) or 0)

    def text(words: str) -> int:
        """An NSString."""
        said = ctypes.create_string_buffer(words.encode())
        return send(kind("NSString"), "stringWithUTF8String:", ctypes.addressof(said))

    def listener(name: str, method: str, call: Any) -> int:
        """An object of a new class with one method; `call` has to be kept alive by the caller."""
        made = _runtime.objc_allocateClassPair(kind("NSObject"), name.encode(), 0)
        _runtime.class_addMethod(made, selector(method), ctypes.cast(call, _pointer), b"v@:@")
        _runtime.objc_registerClassPair(made)
        return send(send(made, "alloc"), "init")
