"""What the trail can say of documents."""

from sightline.trail.verbs import TrailVerb

_DOCUMENT = "the document, as document 7"


class DocumentVerb(TrailVerb):
    """What is done to documents."""

    DOCUMENT_KEPT = "document_kept", _DOCUMENT, "name", "kind", "size", "sha256"
    DOCUMENT_SWEPT = "document_swept", _DOCUMENT, "name", "sha256", "given_by", "unused_since"
