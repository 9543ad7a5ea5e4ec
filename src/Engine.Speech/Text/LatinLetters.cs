using System.Collections.Frozen;

namespace Engine.Speech.Text;

/// <summary>
/// Latin letters with marks: put together from a letter and its mark, and taken apart to the plain letter. The tables stand here because the
/// runtime decomposes no characters when it runs without culture data.
/// </summary>
internal static class LatinLetters
{
    /// <summary>The plain letter or letters, then those that become it.</summary>
    private static readonly (string Plain, string Marked)[] Rows =
    [
        ("a", "\u00AAàáâãäåāăąǎȁȃȧḁạảấầẩẫậắằẳẵặ"), ("ae", "æǽ"), ("b", "ḃḅḇ"), ("c", "çćĉċčḉ"), ("d", "ðďđḋḍḏḑḓ"), ("e", "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ"),
        ("f", "ḟ"), ("g", "ĝğġģǧǵḡ"), ("h", "ĥħȟḣḥḧḩḫẖ"), ("i", "ìíîïĩīĭįıǐȉȋḭḯỉị"), ("ij", "ĳ"), ("j", "ĵǰ"), ("k", "ķĸǩḱḳḵ"), ("l", "ĺļľŀłḷḹḻḽ"),
        ("m", "ḿṁṃ"), ("n", "ñńņňŉŋǹṅṇṉṋ"), ("o", "\u00BAòóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ"), ("oe", "œ"), ("p", "ṕṗ"), ("r", "ŕŗřȑȓṙṛṝṟ"),
        ("s", "śŝşšſșṡṣṥṧṩ"), ("ss", "ß"), ("t", "ţťŧțṫṭṯṱẗ"), ("th", "þ"), ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"), ("v", "ṽṿ"), ("w", "ŵẁẃẅẇẉẘ"),
        ("x", "ẋẍ"), ("y", "ýÿŷȳẏẙỳỵỷỹ"), ("z", "źżžẑẓẕ"),
    ];

    /// <summary>A combining mark, then pairs of a letter and the letter with the mark. й, ё, ї and ў are no Latin letters and are cut apart the same way.</summary>
    private static readonly (char Mark, string Pairs)[] Marks =
    [
        ('\u0300', "aàeèiìnǹoòuùwẁyỳ"), ('\u0301', "aácćeéiílĺnńoórŕsśuúyýzź"), ('\u0302', "aâcĉeêgĝhĥiîjĵoôsŝuûwŵyŷ"), ('\u0303', "aãiĩnñoõuũ"),
        ('\u0304', "aāeēiīoōuū"), ('\u0306', "aăeĕgğiĭoŏuŭийуў"), ('\u0307', "cċeėgġzż"), ('\u0308', "aäeëiïoöuüyÿеёії"), ('\u030A', "aåuů"),
        ('\u030B', "oőuű"), ('\u030C', "cčdďeělľnňrřsštťzž"), ('\u0327', "cçgģkķlļnņrŗsştţ"), ('\u0328', "aąeęiįuų"),
    ];

    private static readonly FrozenDictionary<char, string> PlainOf = Pairs().ToFrozenDictionary();

    private static readonly FrozenDictionary<(char Letter, char Mark), char> Composed = Compositions().ToFrozenDictionary();

    /// <summary>The letter in ASCII, or null when it has no likeness there: <c>ł</c> → <c>l</c>, <c>ß</c> → <c>ss</c>.</summary>
    public static string? Plain(char letter) => char.IsAscii(letter) ? letter.ToString() : PlainOf.GetValueOrDefault(letter);

    /// <summary>The one letter that a letter and a combining mark make, or null.</summary>
    public static char? Compose(char letter, char mark) => Composed.TryGetValue((letter, mark), out var one) ? one : null;

    private static IEnumerable<KeyValuePair<char, string>> Pairs()
    {
        foreach (var (plain, marked) in Rows)
        {
            foreach (var letter in marked)
            {
                yield return new(letter, plain);
                if (char.ToUpperInvariant(letter) is var upper && upper != letter && !char.IsAscii(upper))
                {
                    yield return new(upper, char.ToUpperInvariant(plain[0]) + plain[1..]);
                }
            }
        }

        yield return new('\u0130', "I");
        yield return new('\u1E9E', "SS");
    }

    private static IEnumerable<KeyValuePair<(char Letter, char Mark), char>> Compositions()
    {
        foreach (var (mark, pairs) in Marks)
        {
            for (var i = 0; i < pairs.Length; i += 2)
            {
                yield return new((pairs[i], mark), pairs[i + 1]);
                yield return new((char.ToUpperInvariant(pairs[i]), mark), char.ToUpperInvariant(pairs[i + 1]));
            }
        }
    }
}
