using System.Text;
using Engine.Sip.Wire.Messages;
using Shouldly;
using Xunit;

namespace Engine.Sip.Tests.Wire.Messages;

public sealed class HeaderNamesTests
{
    public static TheoryData<HeaderId> Known => [.. Enum.GetValues<HeaderId>().Where(id => id != HeaderId.Other)];

    [Theory]
    [MemberData(nameof(Known))]
    public void Of_EachName_AnyLetterCase_GivesItsId(HeaderId id)
    {
        var name = Encoding.ASCII.GetString(id.Name());
        HeaderNames.Of(id.Name()).ShouldBe(id);
        HeaderNames.Of(Encoding.ASCII.GetBytes(name.ToUpperInvariant())).ShouldBe(id);
        HeaderNames.Of(Encoding.ASCII.GetBytes(name.ToLowerInvariant())).ShouldBe(id);
        HeaderNames.Of(Encoding.ASCII.GetBytes(name + "x")).ShouldBe(HeaderId.Other);
        if (id.Compact() != 0)
        {
            HeaderNames.Of([id.Compact()]).ShouldBe(id);
            HeaderNames.Of([(byte)(id.Compact() & ~0x20)]).ShouldBe(id);
        }
    }

    // Holds MSG-06.
    [Theory]
    [InlineData("")]
    [InlineData("z")]
    [InlineData("1")]
    [InlineData("X-Anything")]
    public void Of_UnknownName_IsOther(string name) => HeaderNames.Of(Encoding.ASCII.GetBytes(name)).ShouldBe(HeaderId.Other);

    [Theory]
    [InlineData(HeaderId.WwwAuthenticate, "WWW-Authenticate")]
    [InlineData(HeaderId.CallId, "Call-ID")]
    [InlineData(HeaderId.MinSe, "Min-SE")]
    [InlineData(HeaderId.PAssertedIdentity, "P-Asserted-Identity")]
    [InlineData(HeaderId.RecordRoute, "Record-Route")]
    [InlineData(HeaderId.RSeq, "RSeq")]
    [InlineData(HeaderId.SipETag, "SIP-ETag")]
    public void Name_IsSpeltAsRegistered(HeaderId id, string name) => Encoding.ASCII.GetString(id.Name()).ShouldBe(name);

    [Theory]
    [InlineData("INVITE", SipMethod.Invite)]
    [InlineData("invite", SipMethod.Other)]
    [InlineData("INFO", SipMethod.Info)]
    [InlineData("INVITES", SipMethod.Other)]
    [InlineData("", SipMethod.Other)]
    public void Method_IsCaseSensitive(string token, SipMethod method) =>
        SipMethodNames.Of(Encoding.ASCII.GetBytes(token)).ShouldBe(method);

    [Fact]
    public void Method_EachToken_GivesItsMethod()
    {
        foreach (var method in Enum.GetValues<SipMethod>())
        {
            SipMethodNames.Of(method.Token()).ShouldBe(method);
        }
    }
}
