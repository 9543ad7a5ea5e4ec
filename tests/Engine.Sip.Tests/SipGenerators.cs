using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Engine.Sip.Tests;

/// <summary>Random but legal pieces of SIP.</summary>
internal static class SipGenerators
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string TokenCharacters = Letters + "0123456789-.!%*_+`'~";

    internal static Arbitrary<string> Token => Text(TokenCharacters, 1, 24).ToArbitrary();

    /// <summary>User parts without escapes and without reserved characters.</summary>
    internal static Arbitrary<string> PlainUser => Text(Letters + "0123456789-_.!~*'()", 1, 16).ToArbitrary();

    internal static Arbitrary<string> Host => HostText.ToArbitrary();

    internal static Arbitrary<string> Uri => UriText.ToArbitrary();

    /// <summary>Two URIs that often differ in little: the second is the first with a part replaced.</summary>
    internal static Arbitrary<(string Left, string Right)> UriPair =>
        (from left in UriText
         from other in UriText
         from parameters in Params
         from which in Gen.Choose(0, 3)
         select (left, which switch { 0 => left, 1 => other, 2 => left + parameters, _ => left.ToUpperInvariant() })).ToArbitrary();

    /// <summary>Any characters a person may type, line ends and NUL excluded.</summary>
    internal static Arbitrary<string> Display =>
        Gen.Elements((Letters + " \"\\,;<>@:=äßЖ大\t'%").ToCharArray()).ListOf().Select(list => new string([.. list])).ToArbitrary();

    internal static Arbitrary<byte[]> Body => Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf().ToArbitrary();

    internal static string EscapeAll(string text) =>
        string.Concat(text.Select(letter => "%" + ((int)letter).ToString("x2", CultureInfo.InvariantCulture)));

    private static Gen<string> HostText => Gen.OneOf(
        Text("abcdefghijklmnopqrstuvwxyz0123456789-", 1, 12).Select(label => label + ".example"),
        Gen.Choose(0, 255).Select(part => string.Create(CultureInfo.InvariantCulture, $"192.0.2.{part}")),
        Gen.Elements("[2001:db8::1]", "[::]", "[::ffff:192.0.2.1]"));

    private static Gen<string> Params =>
        Gen.Elements("", ";lr", ";transport=udp", ";transport=tcp", ";user=phone", ";x=y", ";x=z", ";X=%79", ";ttl=1;lr", ";lr;x=y", ";method=BYE");

    private static Gen<string> UriText =>
        from scheme in Gen.Elements("sip:", "sips:", "SIP:")
        from user in Gen.OneOf(Gen.Constant(""), Text(Letters + "0123456789-_.!~*'()&=+$,;?/", 1, 12).Select(text => text + "@"),
            Gen.Elements("a%3Bb@", "%61@", "a:secret@", "a:@", "%00@"))
        from host in HostText
        from port in Gen.OneOf(Gen.Constant(""), Gen.Choose(1, 65535).Select(number => string.Create(CultureInfo.InvariantCulture, $":{number}")))
        from parameters in Params
        from headers in Gen.Elements("", "?a=b", "?b=c&a=b", "?a=b&b=c")
        select scheme + user + host + port + parameters + headers;

    private static Gen<string> Text(string characters, int least, int most) =>
        from length in Gen.Choose(least, most)
        from list in Gen.Elements(characters.ToCharArray()).ArrayOf(length)
        select new string(list);
}
