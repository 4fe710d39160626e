from sightline.files.digest import sha256_of


def test_a_file_hashes_to_what_is_published_of_it(tmp_path):
    file = tmp_path / "abc"
    file.write_bytes(b"abc")  # the example of FIPS 180-4
    assert sha256_of(file) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
