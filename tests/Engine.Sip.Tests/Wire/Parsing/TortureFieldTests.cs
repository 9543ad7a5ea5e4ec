using System.Text;
using Engine.Sip.Auth;
using Engine.Sip.Wire.Headers;
using Engine.Sip.Wire.Messages;
using Engine.Sip.Wire.Parsing;
using Shouldly;
using Xunit;

namespace Engine.Sip.Tests.Wire.Parsing;

/// <summary>RFC 4475: the fields the RFC points at, by their exact bytes.</summary>
public sealed class TortureFieldTests
{
    [Fact]
    public void Wsinv_FoldedAndCompact_AllFieldsRead()
    {
        var message = Load("wsinv");
        message.Method.ShouldBe(SipMethod.Invite);
        Text(message.RequestUri).ShouldBe("sip:vivekg@chair-dnrc.example.com;unknownparam");
        Text(message.ToTag()).ShouldBe("1918181833n");
        message.TryGetFrom(out var from).ShouldBeTrue();
        from.DisplayNameText().ShouldBe("J Rosenberg \\\"");
        Text(from.UriText).ShouldBe("sip:jdrosen@example.com");
        Text(from.Tag).ShouldBe("98asjd8");
        message.TryGetCSeq(out var cseq).ShouldBeTrue();
        (cseq.Number, cseq.Method).ShouldBe((9u, SipMethod.Invite));
        Vias(message).ShouldBe(["UDP 192.0.2.2 390skdjuw", "TCP spindle.example.com z9hG4bK9ikj8", "UDP 192.168.255.111 z9hG4bK30239"]);
        message.TryGetContact(out var contact).ShouldBeTrue();
        contact.DisplayNameText().ShouldBe("Quoted string \"\"");
        contact.Params.TryGet("newparam"u8, out var value).ShouldBeTrue();
        Text(value).ShouldBe("newvalue");
        contact.Params.Has("secondparam"u8).ShouldBeTrue();
        contact.Params.TryGet("q"u8, out var q).ShouldBeTrue();
        Text(q).ShouldBe("0.33");
        message.Has(HeaderId.Subject).ShouldBeTrue();
        message.Value(HeaderId.Subject).IsEmpty.ShouldBeTrue();
        Text(message.Value("UnknownHeaderWithUnusualValue"u8)).ShouldBe(";;,,;;,;");
        message.Body.Length.ShouldBe(150);
    }

    [Fact]
    public void Intmeth_OddTokens_AreKept()
    {
        var message = Load("intmeth");
        message.Method.ShouldBe(SipMethod.Other);
        Text(message.MethodText).ShouldBe("!interesting-Method0123456789_*+`.%indeed'~");
        message.TryGetRequestUri(out var uri).ShouldBeTrue();
        Text(uri.User).ShouldBe("1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*");
        Text(uri.Password).ShouldBe("&it+has=1,weird!*pas$wo~d_too.(doesn't-it)");
        message.TryGetTo(out var to).ShouldBeTrue();
        to.DisplayNameText().ShouldBe("BEL:\a NUL:\0 DEL:\x7f");
        message.TryGetFrom(out var from).ShouldBeTrue();
        Text(from.DisplayName).ShouldBe("token1~` token2'+_ token3*%!.-");
        from.Params.TryGet("fromParam''~+*_!.-%"u8, out var value).ShouldBeTrue();
        Text(value).ShouldBe("работающий");
        Text(from.Tag).ShouldBe("_token~1'+`*%!-.");
        Text(message.Value("extensionHeader-!.%*+_`'~"u8)).ShouldBe("\ufeff大停電");
    }

    // Holds MSG-13.
    [Fact]
    public void Esc01_Escapes_CompareOnceAndAreKept()
    {
        var message = Load("esc01");
        message.TryGetTo(out var to).ShouldBeTrue();
        SipUriEquality.AreEqual(to.UriText, "sip:user@example.com"u8).ShouldBeTrue();
        message.TryGetRequestUri(out var uri).ShouldBeTrue();
        Text(uri.User).ShouldBe("sips%3Auser%40example.com");
        message.TryGetContact(out var contact).ShouldBeTrue();
        Text(contact.UriText).ShouldBe("sip:cal%6Cer@host5.example.net;%6C%72;n%61me=v%61lue%25%34%31");
        contact.TryGetUri(out var target).ShouldBeTrue();
        target.IsLooseRouter.ShouldBeTrue();
        target.Params.TryGet("name"u8, out var value).ShouldBeTrue();
        Text(value).ShouldBe("v%61lue%25%34%31");
    }

    [Fact]
    public void Esc02_PercentInNames_IsNoEscape()
    {
        var message = Load("esc02");
        message.Method.ShouldBe(SipMethod.Other);
        Elements(message, HeaderId.Contact).ShouldBe(["<sip:alias1@host1.example.com>", "<sip:alias3@host3.example.com>"]);
    }

    [Fact]
    public void Escnull_NulEscape_DoesNotCut()
    {
        Load("escnull").TryGetTo(out var to).ShouldBeTrue();
        to.TryGetUri(out var uri).ShouldBeTrue();
        Text(uri.User).ShouldBe("null-%00-null");
    }

    [Fact]
    public void Longreq_LongValues_AreRead()
    {
        var message = Load("longreq");
        Vias(message).Count.ShouldBe(34);
        message.FromTag().Length.ShouldBe(2 + (50 * 3) + 3);
        message.Body.Length.ShouldBe(150);
    }

    [Fact]
    public void Dblreq_SecondMessage_IsLeftOver()
    {
        var datagram = VectorFile.Read("rfc4475", "dblreq");
        var message = new SipMessage();
        var result = SipParser.Parse(datagram, message);
        result.Error.ShouldBe(SipParseError.None);
        message.Method.ShouldBe(SipMethod.Register);
        message.Body.IsEmpty.ShouldBeTrue();
        result.Offset.ShouldBeLessThan(datagram.Length);
    }

    [Fact]
    public void Semiuri_SemicolonInUser_BelongsToUser()
    {
        Load("semiuri").TryGetRequestUri(out var uri).ShouldBeTrue();
        Text(uri.User).ShouldBe("user;par=u%40example.net");
        Text(uri.Host).ShouldBe("example.com");
        uri.ParamsText.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Transports_AnyToken_IsRead() =>
        Vias(Load("transports")).Select(via => via.Split(' ')[0]).ShouldBe(["UDP", "SCTP", "TLS", "UNKNOWN", "TCP"]);

    [Fact]
    public void Unreason_Utf8Phrase_IsRead()
    {
        var message = Load("unreason");
        message.StatusCode.ShouldBe(200);
        Text(message.ReasonPhrase).ShouldBe("= 2**3 * 5**2 но сто девяносто девять - простое");
    }

    [Fact]
    public void Noreason_EmptyPhrase_IsRead()
    {
        var message = Load("noreason");
        message.StatusCode.ShouldBe(100);
        message.ReasonPhrase.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Badbranch_CookieAlone_IsNoTransactionKey()
    {
        Load("badbranch").TryGetTopVia(out var via).ShouldBeTrue();
        via.HasRfc3261Branch.ShouldBeFalse();
    }

    // Holds MSG-05.
    [Fact]
    public void CparamVectors_Brackets_DecideWhoOwnsTheParameter()
    {
        Load("cparam01").TryGetContact(out var bare).ShouldBeTrue();
        bare.Params.Has("unknownparam"u8).ShouldBeTrue();
        Load("cparam02").TryGetContact(out var bracketed).ShouldBeTrue();
        bracketed.Params.Has("unknownparam"u8).ShouldBeFalse();
        bracketed.TryGetUri(out var uri).ShouldBeTrue();
        uri.Params.TryGet("unknownparam"u8, out _).ShouldBeTrue();
    }

    [Fact]
    public void Regescrt_EscapedRoute_StaysInTheUri()
    {
        var message = Load("regescrt");
        message.TryGetContact(out var contact).ShouldBeTrue();
        contact.TryGetUri(out var uri).ShouldBeTrue();
        Text(uri.HeadersText).ShouldBe("Route=%3Csip:sip.example.com%3E");
        message.Has(HeaderId.Route).ShouldBeFalse();
    }

    [Theory]
    [InlineData("unkscm", "nobodyKnowsThisScheme")]
    [InlineData("novelsc", "soap.beep")]
    public void RequestUri_ForeignScheme_IsOpaque(string name, string scheme)
    {
        Load(name).TryGetRequestUri(out var uri).ShouldBeTrue();
        uri.Scheme.ShouldBe(UriScheme.Other);
        Text(uri.SchemeText).ShouldBe(scheme);
    }

    [Fact]
    public void Bext01_RequireList_IsRead() =>
        Elements(Load("bext01"), HeaderId.Require).ShouldBe(["nothingSupportsThis", "nothingSupportsThisEither"]);

    [Fact]
    public void Mpart01_WithoutSdp_HasNone() => SdpBody.Find(Load("mpart01"), out _).ShouldBe(SdpSearch.None);

    [Fact]
    public void Invut_UnknownBody_IsUnsupported() => SdpBody.Find(Load("invut"), out _).ShouldBe(SdpSearch.Unsupported);

    [Fact]
    public void Regaut01_UnknownScheme_IsNoDigest()
    {
        var list = Load("regaut01").Challenges(HeaderId.Authorization);
        list.MoveNext().ShouldBeTrue();
        DigestChallenge.TryRead(list.Current, out _).ShouldBeFalse();
    }

    [Fact]
    public void Inv2543_WithoutContentLength_BodyRunsToTheEnd()
    {
        var message = Load("inv2543");
        message.TryGetTopVia(out var via).ShouldBeTrue();
        via.Branch.IsEmpty.ShouldBeTrue();
        message.Body.EndsWith("RTP/AVP 0\r\n"u8).ShouldBeTrue();
    }

    private static SipMessage Load(string name)
    {
        var message = new SipMessage();
        SipParser.Parse(VectorFile.Read("rfc4475", name), message).Error.ShouldBe(SipParseError.None);
        return message;
    }

    private static List<string> Elements(SipMessage message, HeaderId id)
    {
        var all = new List<string>();
        foreach (var element in message.List(id))
        {
            all.Add(Text(element));
        }

        return all;
    }

    private static List<string> Vias(SipMessage message)
    {
        var all = new List<string>();
        foreach (var element in message.List(HeaderId.Via))
        {
            Via.TryRead(element, out var via).ShouldBeTrue();
            all.Add($"{Text(via.Transport)} {Text(via.Host)} {Text(via.Branch)}");
        }

        return all;
    }

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);
}
