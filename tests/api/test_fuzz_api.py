"""Schemathesis asks every address what nobody thought of: no answer is a fault of ours, and each has the shape that is written down."""

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from schemathesis import checks

from sightline.api.rules import SCOPES
from sightline.api.services import make_token
from sightline.people.services import add_user
from sightline.trail.models import Line
from support.seed import SEED

checks.load_all_checks()
SHAPES = checks.CHECKS.get_by_names(
    [
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_schema_conformance",
    ]
)
EXAMPLES = 5
NEVER = frozenset({500, 502, 504})


@pytest.mark.django_db
def test_no_question_breaks_an_address(council):
    person = add_user("analyst", "performance_analyst", by="tests")[0]
    _, secret = make_token(person, name="Fuzz", scopes=tuple(SCOPES), days=30, by="analyst")
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", WSGIHandler())
    operations = [each.ok() for each in schema.get_all_operations()]
    asked, answers = {each.path for each in operations}, set()
    modes = schemathesis.GenerationMode

    for operation in operations:
        cases = st.one_of(operation.as_strategy(modes.POSITIVE), operation.as_strategy(modes.NEGATIVE))

        @seed(SEED)
        @settings(
            max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck)
        )
        @given(case=cases)
        def ask(case):
            if case.query and "authority" in case.query:
                case.query["authority"] = "990"  # any other is refused before anything is read
            answer = case.call(headers={"Authorization": f"Bearer {secret}"})
            answers.add(answer.status_code)
            assert answer.status_code not in NEVER, case.as_curl_command()
            case.validate_response(answer, checks=SHAPES)

        ask()
    assert len(asked) == 10 and {200, 422} <= answers <= {200, 400, 401, 403, 404, 405, 422}
    assert Line.objects.filter(action="token_used").count() <= len(SCOPES)
