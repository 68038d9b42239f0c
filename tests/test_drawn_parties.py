"""The drawings of a signing, of who acts for whom and of who has joined hold any number of people and parties."""

from __future__ import annotations

import pytest

from drawing_reader import LONG, WIDTHS, all_words, assert_inside, others, said
from explainer.derived.figures import chain, joined, signing
from explainer.derived.figures.words import LEAST

SIGNERS = {
    "nobody": [],
    "a party of which nobody is named": [signing.Signer("The left bank", has_signed=False)],
    "one": [signing.Signer("Anne Martin", "for the left bank")],
    "two": [signing.Signer("Anne Martin", "for the left bank"), signing.Signer("Ivan Petrov", "for the right bank")],
    "two with long names": [signing.Signer(LONG, f"for {LONG}"), signing.Signer(LONG, LONG)],
    "thirty": [signing.Signer(f"Person {number}", f"for party {number}") for number in range(30)],
}


@pytest.mark.parametrize("manner", ["", "videoconference", "exchange-of-letters", "opened-for-signature"])
@pytest.mark.parametrize("has_body", [True, False])
@pytest.mark.parametrize("shape", ["wide", "tall"])
@pytest.mark.parametrize("signers", SIGNERS.values(), ids=SIGNERS)
def test_the_signing_shows_any_number_of_signatories(
    signers: list[signing.Signer], shape: signing.Shape, has_body: bool, manner: str
) -> None:
    told = signing.Told(signers, "9 March 2021", "By videoconference", manner, has_body=has_body, is_moon=has_body)
    drawing = signing.signing(told, shape, others)
    assert_inside(drawing)
    assert "9 March 2021" in said(drawing)
    assert bool(drawing.sky) == has_body, "without a body there is no sky"
    assert len(drawing.sheets) == (2 if manner == "exchange-of-letters" else 1)
    shown = sum(words.face == "title" for words in all_words(drawing)) - 1
    assert shown == min(len(signers), signing.SIZES[shape].most - (len(signers) > signing.SIZES[shape].most))
    assert (others(len(signers) - shown) in said(drawing)) == (len(signers) > shown)


@pytest.mark.parametrize(
    ("signer", "manner", "strokes"),
    [
        (signing.Signer("Anne Martin"), "in-person", [True]),
        (signing.Signer("The left bank", has_signed=False), "in-person", [False]),
        (signing.Signer("Anne Martin"), "opened-for-signature", [False]),
        (signing.Signer("Anne Martin"), "exchange-of-letters", []),
    ],
)
def test_a_signature_stands_only_where_somebody_signed(
    signer: signing.Signer, manner: str, strokes: list[bool]
) -> None:
    drawing = signing.signing(signing.Told([signer], "1901", manner=manner), "tall", others)
    assert ["c" in line for line in drawing.signatures] == strokes


WORDS = chain.Said("The Bridge Treaty", "1901", "acts for", "signed", others)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("number", [1, 2, 3, 4, 12, 30])
def test_a_chain_holds_any_number_of_parties(number: int, width: float) -> None:
    sides = [
        chain.Side(f"Party {each} {LONG}", "party to", [f"Body {each}"], [f"Person {each}"]) for each in range(number)
    ]
    drawing = chain.chain(sides, WORDS, width)
    assert_inside(drawing)
    named = [each for each in said(drawing) if each.startswith("Party ")]
    assert len(named) == min(number, chain.MOST_ROWS - (number > chain.MOST_ROWS))
    assert (others(number - len(named)) in said(drawing)) == (number > len(named))


@pytest.mark.parametrize("width", WIDTHS)
def test_boxes_of_one_level_are_level(width: float) -> None:
    sides = [chain.Side("A", "party to", ["The council of A"], ["Anne"]), chain.Side(LONG, "party to", ["C"], ["Ivan"])]
    boxes = chain.chain(sides, WORDS, width).boxes
    for kind in ("party", "body", "person"):
        assert len({(box.y, box.height) for box in boxes if box.kind == kind}) == 1


def test_only_those_who_signed_lead_to_the_text() -> None:
    drawing = chain.chain(
        [chain.Side("A", "party to", ["Council"], ["Anne"]), chain.Side("B", "party to", ["Board"])], WORDS, 672
    )
    assert said(drawing).count("signed") == 1
    assert said(drawing).count("party to") == 1
    assert len(drawing.arrows) == 3, "two bodies act for their parties, one person signed"


def test_words_beside_a_line_of_the_chain_stay_out_of_its_boxes() -> None:
    sides = [chain.Side(f"Party {each}", "has agreed to all that stands in it") for each in "ab"]
    drawn = chain.chain(sides, chain.Said("The text", "1901", "acts for", "signed", str), 358)
    sheet = next(box for box in drawn.boxes if box.kind == "text")
    above = max(box.y + box.height for box in drawn.boxes if box.kind == "party")
    for tie in drawn.words:
        assert above <= tie.y - LEAST and tie.bottom <= sheet.y


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("number", [1, 5, 40, 195])
def test_tiles_hold_any_number_of_members(number: int, width: float) -> None:
    members = [joined.Member(f"State {each} {LONG}", "1 September 2024", [0]) for each in range(number)]
    drawing = joined.joined(members, joined.Lists(["The first list", LONG], "not on it", [LONG]), width, others)
    assert_inside(drawing)
    assert len(drawing.tiles) == min(number, joined.MOST - (number > joined.MOST))
    assert (others(number - len(drawing.tiles)) in said(drawing)) == (number > len(drawing.tiles))
    assert all([sign.is_on for sign in tile.signs] == [True, False] for tile in drawing.tiles)
    assert [sign.is_on for sign in drawing.keys] == [True, True, False], "a count that names nobody has no square"
