using System.Text;
using Engine.Sip.Wire.Headers;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Engine.Sip.Tests.Wire.Headers;

public sealed class SipUriEqualityTests
{
    /// <summary>The examples of RFC 3261 §19.1.4, and RFC 3966 §4 for tel.</summary>
    // Holds MSG-04.
    [Theory]
    [InlineData("sip:%61lice@atlanta.com;transport=TCP", "sip:alice@AtLanTa.CoM;Transport=tcp")]
    [InlineData("sip:carol@chicago.com", "sip:carol@chicago.com;newparam=5")]
    [InlineData("sip:carol@chicago.com", "sip:carol@chicago.com;security=on")]
    [InlineData("sip:carol@chicago.com;newparam=5", "sip:carol@chicago.com;security=on")]
    [InlineData("sip:biloxi.com;transport=tcp;method=REGISTER?to=sip:bob%40biloxi.com", "sip:biloxi.com;method=REGISTER;transport=tcp?to=sip:bob%40biloxi.com")]
    [InlineData("sip:alice@atlanta.com?subject=project%20x&priority=urgent", "sip:alice@atlanta.com?priority=urgent&subject=project%20x")]
    [InlineData("sip:a@h.example.", "sip:a@H.example")]
    [InlineData("sip:a@[2001:DB8::1]", "sip:a@[2001:db8:0:0::1]")]
    [InlineData("sip:a%3Bb@h", "sip:a%3bb@h")]
    [InlineData("tel:+1-201-555-0123", "tel:+12015550123")]
    [InlineData("tel:7042;phone-context=example.com", "TEL:7042;phone-context=EXAMPLE.com")]
    [InlineData("mailto:a@h", "MAILTO:a@h")]
    public void AreEqual_SamePlace_IsTrue(string left, string right) => Equal(left, right).ShouldBeTrue();

    [Theory]
    [InlineData("SIP:ALICE@AtLanTa.CoM;Transport=udp", "sip:alice@AtLanTa.CoM;Transport=UDP")]
    [InlineData("sip:bob@biloxi.com", "sip:bob@biloxi.com:5060")]
    [InlineData("sip:bob@biloxi.com", "sip:bob@biloxi.com;transport=udp")]
    [InlineData("sip:bob@biloxi.com", "sip:bob@biloxi.com:6000;transport=tcp")]
    [InlineData("sip:carol@chicago.com", "sip:carol@chicago.com?Subject=next%20meeting")]
    [InlineData("sip:bob@phone21.boxesbybob.com", "sip:bob@192.0.2.4")]
    [InlineData("sip:carol@chicago.com;security=on", "sip:carol@chicago.com;security=off")]
    [InlineData("sip:a@h", "sips:a@h")]
    [InlineData("sip:a@h", "sip:h")]
    [InlineData("sip:a@h", "sip:a:p@h")]
    [InlineData("sip:a:@h", "sip:a@h")]
    [InlineData("sip:a:p@h", "sip:a:P@h")]
    [InlineData("sip:a;b@h", "sip:a%3Bb@h")]
    [InlineData("sip:a%41@h", "sip:a%2541@h")]
    [InlineData("sip:a@h;user=phone", "sip:a@h")]
    [InlineData("sip:a@h;ttl=1", "sip:a@h")]
    [InlineData("sip:a@h;maddr=x", "sip:a@h")]
    [InlineData("sip:a@h;method=BYE", "sip:a@h")]
    [InlineData("tel:+12015550123", "tel:12015550123")]
    [InlineData("tel:7042;phone-context=a", "tel:7042")]
    [InlineData("mailto:a@h", "mailto:A@h")]
    [InlineData("not a uri", "not a uri")]
    public void AreEqual_OtherPlace_IsFalse(string left, string right) => Equal(left, right).ShouldBeFalse();

    [Fact]
    public void AreEqual_AnyUri_IsReflexive() => Prop.ForAll(SipGenerators.Uri, uri => Equal(uri, uri)).Holds();

    [Fact]
    public void AreEqual_AnyTwo_IsSymmetric() =>
        Prop.ForAll(SipGenerators.UriPair, pair => Equal(pair.Left, pair.Right) == Equal(pair.Right, pair.Left)).Holds();

    [Fact]
    public void AreEqual_EscapedUser_EqualsPlain() =>
        Prop.ForAll(SipGenerators.PlainUser, user => Equal($"sip:{user}@h", $"sip:{SipGenerators.EscapeAll(user)}@h")).Holds();

    [Fact]
    public void AreEqual_OtherLetterCaseOfHost_StaysEqual() =>
        Prop.ForAll(SipGenerators.PlainUser, SipGenerators.Host, (user, host) =>
            Equal($"sip:{user}@{host}", $"SIP:{user}@{host.ToUpperInvariant()}")).Holds();

    private static bool Equal(string left, string right) => SipUriEquality.AreEqual(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));
}
