using System.Text;

namespace Engine.Sip.Wire.Messages;

/// <summary>
/// Header field names: long form, compact form (RFC 3261 §7.3.3 and the IANA table), and the way back from bytes to an id.
/// Names compare without case (RFC 3261 §7.3.1).
/// </summary>
internal static class HeaderNames
{
    /// <summary>One more than the highest <see cref="HeaderId"/>: the size of a table indexed by id.</summary>
    public const int Count = (int)HeaderId.WwwAuthenticate + 1;

    /// <summary>Power of two, six times the number of names, so that probes stay short.</summary>
    private const int SlotCount = 512;

    private static readonly byte[][] Long = BuildNames();
    private static readonly byte[] Slots = BuildSlots();
    private static readonly byte[] CompactLetters = BuildCompact();

    /// <summary>The long name as written on the wire; empty for <see cref="HeaderId.Other"/>.</summary>
    public static ReadOnlySpan<byte> Name(this HeaderId id) => Long[(int)id];

    /// <summary>The one letter form, or 0 when the header has none.</summary>
    public static byte Compact(this HeaderId id) => id == HeaderId.Other ? (byte)0 : CompactLetters[32 + (int)id];

    /// <summary>The id of a name in long or compact form, any letter case; <see cref="HeaderId.Other"/> when unknown.</summary>
    public static HeaderId Of(ReadOnlySpan<byte> name)
    {
        if (name.Length <= 1)
        {
            var letter = name.Length == 0 ? 0 : (name[0] | 0x20) - 'a';
            return (uint)letter < 26 && name.Length == 1 ? (HeaderId)CompactLetters[letter] : HeaderId.Other;
        }

        for (var slot = Hash(name); Slots[slot] != 0; slot = (slot + 1) & (SlotCount - 1))
        {
            if (Ascii.EqualsIgnoreCase(Long[Slots[slot]], name))
            {
                return (HeaderId)Slots[slot];
            }
        }

        return HeaderId.Other;
    }

    private static int Hash(ReadOnlySpan<byte> name)
    {
        var middle = name[name.Length >> 1] | 0x20;
        return ((name.Length * 67) + ((name[0] | 0x20) * 31) + ((name[^1] | 0x20) * 7) + middle) & (SlotCount - 1);
    }

    private static byte[][] BuildNames()
    {
        var names = new byte[Count][];
        foreach (var id in Enum.GetValues<HeaderId>())
        {
            names[(int)id] = id == HeaderId.Other ? [] : Encoding.ASCII.GetBytes(Spell(id));
        }

        return names;
    }

    private static string Spell(HeaderId id) => id switch
    {
        HeaderId.CallId => "Call-ID",
        HeaderId.CSeq => "CSeq",
        HeaderId.MimeVersion => "MIME-Version",
        HeaderId.MinSe => "Min-SE",
        HeaderId.PAssociatedUri => "P-Associated-URI",
        HeaderId.RAck => "RAck",
        HeaderId.RemotePartyId => "Remote-Party-ID",
        HeaderId.RSeq => "RSeq",
        HeaderId.SipETag => "SIP-ETag",
        HeaderId.SipIfMatch => "SIP-If-Match",
        HeaderId.WwwAuthenticate => "WWW-Authenticate",
        _ => Hyphenate(id.ToString()),
    };

    private static string Hyphenate(string words)
    {
        var text = new StringBuilder(words.Length + 4);
        foreach (var letter in words)
        {
            if (char.IsUpper(letter) && text.Length > 0)
            {
                text.Append('-');
            }

            text.Append(letter);
        }

        return text.ToString();
    }

    private static byte[] BuildSlots()
    {
        var slots = new byte[SlotCount];
        for (var id = 1; id < Count; id++)
        {
            var slot = Hash(Long[id]);
            while (slots[slot] != 0)
            {
                slot = (slot + 1) & (SlotCount - 1);
            }

            slots[slot] = (byte)id;
        }

        return slots;
    }

    /// <summary>Letters a-z to ids at 0..25, ids to letters from 32 on.</summary>
    private static byte[] BuildCompact()
    {
        (char Letter, HeaderId Id)[] pairs =
        [
            ('a', HeaderId.AcceptContact), ('b', HeaderId.ReferredBy), ('c', HeaderId.ContentType), ('d', HeaderId.RequestDisposition),
            ('e', HeaderId.ContentEncoding), ('f', HeaderId.From), ('i', HeaderId.CallId), ('j', HeaderId.RejectContact),
            ('k', HeaderId.Supported), ('l', HeaderId.ContentLength), ('m', HeaderId.Contact), ('n', HeaderId.IdentityInfo),
            ('o', HeaderId.Event), ('r', HeaderId.ReferTo), ('s', HeaderId.Subject), ('t', HeaderId.To), ('u', HeaderId.AllowEvents),
            ('v', HeaderId.Via), ('x', HeaderId.SessionExpires), ('y', HeaderId.Identity),
        ];
        var table = new byte[32 + Count];
        foreach (var (letter, id) in pairs)
        {
            table[letter - 'a'] = (byte)id;
            table[32 + (int)id] = (byte)letter;
        }

        return table;
    }
}
