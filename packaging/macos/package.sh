#!/bin/sh
# Signs, packs and notarises build/frozen/Notes.app, on a Mac: packaging/macos/package.sh VERSION
#
# NOTES_IDENTITY   the name of a "Developer ID Application" certificate in the keychain
# NOTES_PROFILE    a profile made before with `xcrun notarytool store-credentials`
set -eu
version="$1"
cd "$(dirname "$0")/../.."
app="build/frozen/Notes.app"
rights="packaging/macos/entitlements.plist"

# From the inside out: each library, then the two programs, then the whole.
find "$app/Contents" -type f \( -name '*.dylib' -o -name '*.so' \) -print0 |
    xargs -0 codesign --force --timestamp --options runtime --sign "$NOTES_IDENTITY"
for program in notes-cli notes; do
    codesign --force --timestamp --options runtime --entitlements "$rights" \
        --sign "$NOTES_IDENTITY" "$app/Contents/MacOS/$program"
done
codesign --force --timestamp --options runtime --entitlements "$rights" \
    --sign "$NOTES_IDENTITY" "$app"
codesign --verify --deep --strict --verbose=2 "$app"

image="dist/notes-$version.dmg"
mkdir -p dist
hdiutil create -volname Notes -srcfolder "$app" -ov -format ULFO "$image"
codesign --timestamp --sign "$NOTES_IDENTITY" "$image"
xcrun notarytool submit "$image" --keychain-profile "$NOTES_PROFILE" --wait
xcrun stapler staple "$image"
spctl --assess --type open --context context:primary-signature --verbose "$image"
