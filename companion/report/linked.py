"""What goes to a desk, for its machines: JSON-LD in the words of CASE 1.4 and UCO (docs/linked.md).

Items with their files, hashes and addresses, accounts, and what was done to each item. Of people
and of what happened there is nothing here. A time that is not sure is none: it stands in words in
evidence_log.csv. The same export makes the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from companion import __version__
from companion.letters import Cleaner
from companion.records import Account, Evidence, Kind
from companion.report.bag import FILES
from companion.report.lists import file_name
from companion.report.writing import Writing

Node = dict[str, object]

_CONTEXT = {
    "kb": "http://example.org/kb/",
    "investigation": "https://ontology.caseontology.org/case/investigation/",
    "action": "https://ontology.unifiedcyberontology.org/uco/action/",
    "core": "https://ontology.unifiedcyberontology.org/uco/core/",
    "observable": "https://ontology.unifiedcyberontology.org/uco/observable/",
    "tool": "https://ontology.unifiedcyberontology.org/uco/tool/",
    "types": "https://ontology.unifiedcyberontology.org/uco/types/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_OBSERVABLE = "observable:ObservableObject"
_clean = Cleaner().clean


def linked_data(w: Writing, deeds: Iterable[list[str]]) -> bytes:
    """The graph of an export; `deeds` are rows as `logs.journal` gives them, none without a log."""
    graph = _Graph(w.mark.export)
    tool = graph.add("tool", "", "tool:Tool", **{"core:name": "companion"})
    tool["tool:version"] = __version__
    accounts = {account.id: _account(graph, w, account) for account in w.chosen.accounts}
    items = {}
    if w.read.may("evidence.number", "evidence.kind"):
        for item in w.chosen.items:
            record = _item(graph, w, item, accounts)
            items[f"E{w.read.read(item, 'number'):04}"] = record
    _deeds(graph, w, deeds, items, tool)
    return graph.written()


class _Graph:
    """Nodes by their ids, which are made of the export's id and of what a node is."""

    def __init__(self, export: str) -> None:
        self._export = export
        self._nodes: list[Node] = []

    def id(self, kind: str, name: str) -> str:
        return f"kb:{kind}-{uuid5(NAMESPACE_URL, f'companion:{self._export}/{kind}/{name}')}"

    def add(self, kind: str, name: str, *types: str, **facts: object) -> Node:
        """A node in the graph; what says nothing is left out of it."""
        made = self.part(kind, name, *types, **facts)
        self._nodes.append(made)
        return made

    def part(self, kind: str, name: str, *types: str, **facts: object) -> Node:
        """A node inside another, such as a facet."""
        said = {key: value for key, value in facts.items() if value}
        return {"@id": self.id(kind, name), "@type": list(types), **said}

    def written(self) -> bytes:
        named = {"core:name": self._export} if self._export else {}
        parts = sorted(str(node["@id"]) for node in self._nodes)
        held = {"core:object": [{"@id": ident} for ident in parts]}
        matter: Node = {
            "@id": self.id("investigation", ""),
            "@type": ["investigation:Investigation"],
        }
        bundle: Node = {"@id": self.id("bundle", ""), "@type": ["core:Bundle"]}
        bundle |= named | {"core:object": [ref(matter), *held["core:object"]]}
        nodes = [bundle, matter | named | held, *self._nodes]
        whole = {"@context": _CONTEXT, "@graph": nodes}
        return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def ref(node: Node) -> Node:
    """A node's name, where another speaks of it."""
    return {"@id": node["@id"]}


def _account(graph: _Graph, w: Writing, account: Account) -> Node:
    name = f"account {account.id}"
    said = {n: _clean(w.read.text(account, n)) for n in ("display_name", "handle", "room")}
    facets = [
        graph.part("account-facet", name, "observable:AccountFacet")
        | ({"observable:accountIdentifier": said["handle"]} if said["handle"] else {}),
        graph.part("digital-account-facet", name, "observable:DigitalAccountFacet")
        | ({"observable:displayName": said["display_name"]} if said["display_name"] else {}),
    ]
    platform = _clean(w.platform(account))
    types = (_OBSERVABLE, "observable:DigitalAccount")
    facts = {"core:name": platform, "core:description": said["room"], "core:hasFacet": facets}
    made = graph.add("account", name, *types, **facts)
    address = _url(graph, name, w.read.text(account, "profile_url"))
    if address is not None:
        _relate(graph, made, address)
    return made


def _item(graph: _Graph, w: Writing, item: Evidence, accounts: dict[int, Node]) -> Node:
    """The record that ties the desk's number of an item to what there is of it."""
    name = f"item {item.id}"
    copy = w.chosen.files.get(item.id)
    found: list[Node] = []
    if copy is not None:
        found.append(_file(graph, w, item, copy.sha256, copy.size, FILES + file_name(item)))
    sha256, size = w.read.text(item, "sha256"), int(w.read.text(item, "size") or 0)
    if sha256 and (copy is None or copy.sha256 != sha256):
        found.append(_file(graph, w, item, sha256, size, ""))
        if copy is not None:
            _relate(graph, found[0], found[1], "Derived_From")
    address = _url(graph, name, w.read.text(item, "url"))
    thing = found[0] if found else address or graph.add("thing", name, _OBSERVABLE)
    if address is not None and thing is not address:
        _relate(graph, thing, address)
    account = w.read.read(item, "account") if w.read.may("evidence.account") else None
    if account in accounts:
        _relate(graph, thing, accounts[account])
    record = graph.add("provenance-record", name, "investigation:ProvenanceRecord")
    facts: Node = {
        "core:name": _clean(w.read.text(item, "title")),
        "core:description": _clean(w.read.text(item, "description")),
        "core:tag": w.say(f"kind.{w.read.read(item, 'kind')}"),
        "investigation:exhibitNumber": w.exhibit(item),
        "investigation:rootExhibitNumber": w.root(item),
        "core:objectCreatedTime": _time(w.read.text(item, "taken_at")),
        "core:object": [ref(node) for node in (found or [thing])],
    }
    record |= {key: value for key, value in facts.items() if value}
    return record


def _file(graph: _Graph, w: Writing, item: Evidence, sha256: str, size: int, path: str) -> Node:
    """A file by its hash: one of the bundle where it has a `path`, else one that was only met."""
    name = f"item {item.id}" if path else f"item {item.id} as met"
    original = _clean(w.read.text(item, "original_name"))
    masked = w.read.read(item, "kind") is Kind.MASKED_COPY and path
    file = graph.part("file-facet", name, "observable:FileFacet")
    if path:
        file |= {"observable:fileName": path.rpartition("/")[2], "observable:filePath": path}
    elif original:
        file["observable:fileName"] = original
    data = graph.part("content-data-facet", name, "observable:ContentDataFacet")
    media = w.read.text(item, "media")
    if media:
        data["observable:mimeType"] = media
    if size:
        data["observable:sizeInBytes"] = {"@type": "xsd:integer", "@value": str(size)}
    digest = graph.part("hash", name, "types:Hash")
    digest["types:hashMethod"] = "SHA256"
    digest["types:hashValue"] = {"@type": "xsd:hexBinary", "@value": sha256}
    data["observable:hash"] = [digest]
    facts = {"core:name": "" if masked else original, "core:hasFacet": [file, data]}
    return graph.add("file", name, _OBSERVABLE, "observable:File", **facts)


def _url(graph: _Graph, name: str, url: str) -> Node | None:
    if not url:
        return None
    facet = graph.part("url-facet", name, "observable:URLFacet")
    facet["observable:fullValue"] = _clean(url)
    return graph.add("url", name, _OBSERVABLE, "observable:URL", **{"core:hasFacet": [facet]})


def _relate(graph: _Graph, one: Node, other: Node, how: str = "Related_To") -> None:
    """That two belong together; how is said only where this program knows."""
    made = graph.add(
        "relationship", f"{one['@id']} {other['@id']}", "observable:ObservableRelationship"
    )
    made["core:source"], made["core:target"] = ref(one), ref(other)
    made["core:kindOfRelationship"] = how
    made["core:isDirectional"] = True


def _deeds(
    graph: _Graph, w: Writing, rows: Iterable[list[str]], items: dict[str, Node], tool: Node
) -> None:
    """What was done to each item, in order; each deed points at the one before it."""
    before: Node | None = None
    for seq, at, _, event, name, _, _ in rows:
        if name not in items:
            continue
        made = graph.add("investigative-action", seq, "investigation:InvestigativeAction")
        made["core:name"] = w.say(f"act_name.{event.replace('.', '_')}")
        made["core:tag"] = event
        made["action:startTime"] = _time(at)
        made["action:instrument"] = ref(tool)
        held = items[name]["core:object"]
        made["action:object"] = held
        if event == "evidence.added":
            made["action:result"] = ref(items[name])
        if before is not None:
            made["investigation:wasInformedBy"] = ref(before)
        before = made


def _time(moment: str) -> Node | None:
    """A time of ours, which has its zone."""
    if not moment:
        return None
    return {"@type": "xsd:dateTime", "@value": datetime.fromisoformat(moment).isoformat()}
