"""A template leaves as YAML and comes back as the same; what is wrong with a file is told, and nothing is changed."""

import pytest

from sightline.papers.models import TemplateVersion
from sightline.papers.paper_templates.reading_templates import TemplateUnreadError, shipped_templates
from sightline.papers.paper_templates.yaml_files import template_in_yaml, yaml_of
from sightline.papers.queries.templates import template_of
from sightline.people.models import User
from support.figure_pages import hidden, send, words
from support.own_templates import own_template, upload, usable
from support.papers import AUTHOR, SECRETARY

ALL = "/papers/templates"


@pytest.mark.parametrize("key", shipped_templates())
def test_what_ships_comes_back_the_same(key):
    template = shipped_templates()[key]
    assert template_in_yaml(yaml_of(template).encode()) == template


BOMB = b"a: &a [x,x,x,x,x,x,x,x,x]\n" + b"".join(
    b"%c: &%c [%s]\n" % (each, each, b",".join([b"*%c" % (each - 1)] * 9)) for each in range(98, 106)
)
UNREAD = (
    (b"", "The template is a set of keys"),
    (b"- a", "The template is a set of keys"),
    (b"a: [", "is no YAML, line 1"),
    (b"\xff\xfe", "no text in UTF-8"),
    (b"!!python/object/apply:os.system [ls]", "is no YAML"),
    (b"key: !!set {a}", "The file holds something that no template has"),
    (b"nothing: 1", "has the unknown key nothing"),
    (b"a" * 200_001, "larger than 200 kB"),
    (BOMB, "again and again"),
    (b"key: a\ntitle: 3\nparts: []", "needs title, as text"),
)


@pytest.mark.parametrize(("content", "says"), UNREAD, ids=[says for _, says in UNREAD])
def test_what_is_no_template_is_said(content, says):
    with pytest.raises(TemplateUnreadError) as refused:
        template_in_yaml(content)
    assert says in str(refused.value) or "could not be read" in str(refused.value)


@pytest.mark.django_db
def test_a_version_leaves_is_changed_and_comes_back(client):
    version = own_template()
    client.force_login(User.objects.get(username=SECRETARY))
    file = client.get(f"{ALL}/{version.pk}/yaml")
    assert file["Content-Disposition"] == 'attachment; filename="report-to-scrutiny-v1.yaml"'
    bring = f"{ALL}/{version.pk}/yaml/bring"

    def brought(content: bytes):
        return client.post(bring, hidden(client.get(bring)) | {"file": upload(content, "t.yaml")})

    assert brought(file.content).status_code == 302
    assert TemplateVersion.objects.get().edition == 1, "the same is no change"
    text = file.content.decode()
    other = text.replace("label: Wards Affected", "label: Areas").replace(
        "authority: '990'", "authority: '343'"
    )
    assert other != text and brought(other.encode()).status_code == 302
    now = template_of(TemplateVersion.objects.get())
    assert now.field("wards").label == "Areas" and (now.authority, now.key) == (
        "990",
        "report-to-scrutiny-v1",
    )


@pytest.mark.django_db
def test_every_problem_of_a_file_is_listed_and_nothing_is_changed(client):
    version = own_template()
    own_template("Another")
    client.force_login(User.objects.get(username=SECRETARY))
    text = client.get(f"{ALL}/{version.pk}/yaml").content.decode()
    bring = f"{ALL}/{version.pk}/yaml/bring"
    wrong = text.replace("kind: contact", "kind: people").replace("key: summary", "key: Summary")
    for content, says in (
        (wrong, ("people is no kind of field", "“Summary” is no key", "Nothing was changed")),
        (text.replace("Report to scrutiny", "Another"), ("template of that title",)),
        (text.replace("Report to scrutiny", "Long " * 40), ("120 characters or fewer",)),
        (text.replace("(All Wards)", "as 943 476 5919"), ("an NHS number",)),
        ("a: [", ("no YAML",)),
    ):
        page = client.post(bring, hidden(client.get(bring)) | {"file": upload(content.encode(), "t.yaml")})
        assert page.status_code == 200
        for each in says:
            assert each in words(page), each
    assert "Choose the file" in words(client.post(bring, hidden(client.get(bring))))
    assert TemplateVersion.objects.get(pk=version.pk).edition == 1


@pytest.mark.django_db
def test_who_reads_papers_takes_yaml_away_and_only_who_publishes_brings_it(client):
    version = usable(own_template())
    client.force_login(User.objects.get(username=AUTHOR))
    assert client.get(f"{ALL}/{version.pk}/yaml").status_code == 200
    assert client.get(f"{ALL}/shipped/sefton-2017/yaml").status_code == 200
    assert client.get(f"{ALL}/shipped/none/yaml").status_code == 404
    assert client.post(f"{ALL}/{version.pk}/yaml/bring", {"edition": "1"}).status_code == 403
    client.force_login(User.objects.get(username=SECRETARY))
    content = client.get(f"{ALL}/{version.pk}/yaml").content.replace(b"Wards Affected", b"Areas")
    page = send(client, f"{ALL}/{version.pk}/yaml/bring", {"file": upload(content, "t.yaml")})
    assert "Begin the next version" in words(page)
    User.objects.create(username="far", role="democratic_services", authority="343")
    client.force_login(User.objects.get(username="far"))
    for more in ("/yaml", "/yaml/bring"):
        assert client.get(f"{ALL}/{version.pk}{more}").status_code == 404
