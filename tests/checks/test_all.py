"""Guards over every check there is."""

import csv
import re
from pathlib import Path

from sightline.checks.discover import checks
from sightline.checks.records import kinds
from sightline.engine.store_tables import schemas
from sightline.measuring.discover import measures
from sightline.tables.splits import SPLITS

HERE = Path(__file__).parent


def test_there_are_forty_eight_checks_each_in_a_file_of_its_own_name_with_a_test_of_its_own_name():
    assert len(checks()) == 48
    for check in checks().values():
        assert check.find.__module__.rpartition(".")[2] == check.id == check.find.__name__
        theme = check.find.__module__.split(".")[2]
        assert (HERE / theme / f"test_{check.id}.py").exists(), check.id


def test_every_check_says_what_is_wrong_and_what_to_do_in_whole_sentences():
    for check in checks().values():
        assert check.title and check.remedy.endswith("."), check.id
        assert check.find.__doc__, check.id
        assert re.match(r"[A-Z]", check.title) and not check.title.endswith("."), check.id


def test_what_a_check_needs_is_in_the_store():
    for check in checks().values():
        for choice in (choice for need in check.needs for choice in need.split("|")):
            table, _, column = choice.partition(".")
            assert column in schemas()[table].names, (check.id, choice)


def test_a_check_breaks_measures_or_splits_there_are_or_is_the_like_of_a_national_rule():
    for check in checks().values():
        assert set(check.breaks) <= set(measures()), check.id
        assert set(check.splits) <= set(SPLITS), check.id
        assert check.breaks or check.splits or check.rules, check.id


WHO_A_CHILD_IS = {"ssd_send", "ssd_person"}


def test_the_measures_a_check_breaks_read_a_table_it_looks_through():
    """One of who a child is breaks whatever follows that child."""
    for check in checks().values():
        mine = {choice.partition(".")[0] for need in check.needs for choice in need.split("|")}
        if mine <= WHO_A_CHILD_IS:
            continue
        for measure_id in check.breaks:
            theirs = {
                choice.partition(".")[0]
                for need in measures()[measure_id].needs
                for choice in need.split("|")
            }
            assert mine & theirs, (check.id, measure_id)


def test_each_national_rule_stands_in_the_published_list_word_for_word(shared):
    lists = {
        "CIN census": ("cin_validation_rules.csv", "cin"),
        "SSDA903": ("ssda903_validation_rules_all_years.csv", "lac"),
    }
    published = set()
    for collection, (file, prefix) in lists.items():
        rows = csv.DictReader((shared / "standards" / file).read_text(encoding="utf-8-sig").splitlines())
        for row in rows:
            year = row["ruleset"].removeprefix(prefix).replace("_", "/")
            published.add((collection, year, row["code"], row["message"].strip()))
    for check in checks().values():
        for rule in check.rules:
            assert (rule.collection, rule.year, rule.code, rule.wording) in published, (check.id, rule.code)


def test_each_check_has_a_fingerprint_of_its_own_that_covers_what_it_is_written_with():
    prints = [check.fingerprint() for check in checks().values()]
    assert len(set(prints)) == len(prints)


def test_every_table_is_known_by_its_child_its_day_and_its_team():
    assert kinds()["ssd_cin_episodes"].child == "cine_person_id"
    assert kinds()["ssd_cla_placement"].period == "clap_cla_id"
    assert kinds()["ssd_care_leavers"].team == "clea_care_leaver_allocated_team"
    assert kinds()["ssd_department"].team is None
    assert kinds()["local_return_interviews"].keys == ("child_id", "returned_at")
