"""The rules of a template's field in words, for its page, its history and what has changed. Pure."""

from sightline.papers.paper_templates.paper_template import PaperNumbering, PaperTemplate, TemplateField

KIND_WORDS = {
    "line": "One line",
    "text": "Text",
    "day": "Day",
    "yes_no": "Yes or no",
    "choice": "Choice",
    "post": "Post",
    "posts": "List of posts",
    "meeting_body": "The body the paper goes to",
    "meeting_day": "The day of its meeting",
    "recommendations": "Recommendations",
    "answers": "Answers under headings",
    "sign_offs": "Sign-offs",
    "appendices": "List of appendices",
    "background": "Background papers",
    "contact": "Contact officers",
    "call_in": "Waiver of call-in",
    "body": "The body: the sections of the report",
}
LAYOUT_WORDS = {
    "heading": "Under a heading",
    "line": "Label and answer in one paragraph",
    "pair": "A row of the table at the top",
    "plain": "Without its label",
    "table": "A table",
    "sentence": "A sentence",
}
YES_NO_WORDS = {True: "Yes", False: "No"}
PARAGRAPH_WORDS = {"marked": "Those marked in the text", "all": "All", "none": "None"}


def rules_of(field: TemplateField) -> list[str]:
    """Every rule of a field, a sentence each, without its label."""
    rows = [
        f"{KIND_WORDS[field.kind]}. {LAYOUT_WORDS[field.layout]}.",
        "Required." if field.required else "May be left blank.",
    ]
    if field.choices:
        rows.append(f"Choices: {'; '.join(field.choices)}.")
    if field.headings:
        what = "Roles" if field.kind == "sign_offs" else "Headings"
        rows.append(f"{what}: {'; '.join(each.label for each in field.headings)}.")
    if field.one_yes:
        labels = {each.key: each.label for each in field.headings}
        rows.append(f"Exactly one Yes of: {'; '.join(labels.get(each, each) for each in field.one_yes)}.")
    if field.before:
        rows.append(f"Printed before it: “{field.before}”.")
    if field.default not in (None, ""):
        default = YES_NO_WORDS[field.default] if isinstance(field.default, bool) else field.default
        rows.append(f"Begins with: “{default}”.")
    if field.empty:
        rows.append(f"Where nothing is to be said: “{field.empty}”.")
    if field.hint:
        rows.append(f"Help: “{field.hint}”.")
    if field.cleared_by:
        rows.append(f"Cleared by {field.cleared_by}.")
    if not field.public:
        rows.append("Not in the edition for the public.")
    return rows


def field_in_words(field: TemplateField) -> str:
    """A field in whole: its label, then its rules, one to a line."""
    return "\n".join([field.label, *rules_of(field)])


def template_in_words(template: PaperTemplate) -> dict[str, tuple[str, str]]:
    """Every part and field by its name (field.summary), in order: what it is called, and what it says in whole."""
    rows = {"about": ("About the template", about_in_words(template))}
    for part in template.parts:
        order = "; ".join(each.label for each in part.fields) or "none"
        title = part.heading or "Part without a heading"
        rows[f"part.{part.key}"] = (title, f"Heading: {part.heading or 'none'}.\nFields in order: {order}.")
        rows |= {f"field.{each.key}": (each.label, field_in_words(each)) for each in part.fields}
    return rows


def about_in_words(template: PaperTemplate) -> str:
    """Its title and how it numbers."""
    how: PaperNumbering = template.numbering
    return "\n".join(
        (
            template.title,
            f"Its own headings are {'numbered' if how.parts else 'not numbered'}.",
            f"Sections {how.section}, paragraphs {how.paragraph} ({PARAGRAPH_WORDS[how.paragraphs].lower()}), recommendations {how.recommendation}.",
            f"An appendix is called {how.appendix_word} {how.appendix}.",
        )
    )
