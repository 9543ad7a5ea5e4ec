using System.Text;
using Engine.Ports.Outbound;
using Shouldly;
using Xunit;

namespace Engine.Outbound.Tests.Http;

public sealed class AnswerTextTests
{
    static AnswerTextTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    // Holds FLOW-58.
    [Theory]
    [InlineData(null, "utf-8", "{\"n\":\"Zoë €\"}")]
    [InlineData("application/json", "utf-8", "{\"n\":\"Zoë €\"}")]
    [InlineData("application/json; charset=", "utf-8", "{\"n\":\"Zoë €\"}")]
    [InlineData("application/json;charset=UTF-8", "utf-8", "{\"n\":\"Zoë €\"}")]
    [InlineData("application/json;CHARSET=\"Utf8\"", "utf-8", "{\"n\":\"Zoë €\"}")]
    [InlineData("application/json; charset=us-ascii", "utf-8", "{\"n\":\"Zoë\"}")]
    [InlineData("application/json; charset=ISO-8859-1", "iso-8859-1", "{\"n\":\"Zoë\"}")]
    [InlineData("application/json; charset=iso_8859-1", "iso-8859-1", "{\"n\":\"Zoë\"}")]
    [InlineData("application/json; charset=latin1", "iso-8859-1", "{\"n\":\"Zoë\"}")]
    [InlineData("application/json; charset=Latin-1", "windows-1252", "{\"n\":\"5 €\"}")]
    [InlineData("application/json; q=1; charset='windows-1252' ; x=y", "windows-1252", "{\"n\":\"5 € “Zoë”\"}")]
    [InlineData("text/json; charset=cp1252", "windows-1252", "{\"n\":\"5 €\"}")]
    [InlineData("application/json; charset=iso-8859-15", "iso-8859-15", "{\"n\":\"5 €\"}")]
    [InlineData("application/json; charset=windows-1251", "windows-1251", "{\"n\":\"Жанна\"}")]
    [InlineData("application/json; charset=KOI8-R", "koi8-r", "{\"n\":\"Жанна\"}")]
    [InlineData("application/json; charset=Shift_JIS", "shift_jis", "{\"n\":\"吉野家\"}")]
    [InlineData("application/json; charset=EUC-JP", "euc-jp", "{\"n\":\"吉野家\"}")]
    [InlineData("application/json; charset=gbk", "gb18030", "{\"n\":\"饭店\"}")]
    [InlineData("application/json; charset=Big5", "big5", "{\"n\":\"飯店\"}")]
    [InlineData("application/json; charset=IBM850", "ibm850", "{\"n\":\"Zoë\"}")]
    [InlineData("application/json; charset=utf-16", "utf-16", "{\"n\":\"Zoë €\"}")]
    [InlineData("application/json; charset=utf-16", "utf-16BE", "{\"n\":\"Zoë €\"}")]
    [InlineData("application/json; charset=UTF-16LE", "utf-16", "{\"n\":\"Zoë €\"}")]
    [InlineData("application/json; charset=utf-16be", "utf-16BE", "{\"n\":\"Zoë €\"}")]
    [InlineData("application/json; charset=utf-32", "utf-32", "{\"n\":\"Zoë €\"}")]
    public void Utf8_DeclaredCharset_IsRead(string? contentType, string coding, string text) =>
        Read(Encoding.GetEncoding(coding).GetBytes(text), contentType).ShouldBe(text);

    // Holds FLOW-58.
    [Theory]
    [InlineData(null, "utf-8")]
    [InlineData(null, "utf-16")]
    [InlineData(null, "utf-16BE")]
    [InlineData("application/json", "utf-32")]
    [InlineData("application/json", "utf-32BE")]
    [InlineData("application/json; charset=utf-16", "utf-16")]
    [InlineData("application/json; charset=utf-8", "utf-16")]
    [InlineData("application/json; charset=iso-8859-1", "utf-8")]
    public void Utf8_Mark_IsPassedOverAndOutweighsTheDeclaration(string? contentType, string coding) =>
        Read(Encoding.GetEncoding(coding).GetBytes("\uFEFF{\"n\":\"Zoë €\"}"), contentType).ShouldBe("{\"n\":\"Zoë €\"}");

    [Theory]
    [InlineData("application/json; charset=klingon")]
    [InlineData("application/json; charset=utf-7")]
    [InlineData("application/json; charset=\"utf-8, utf-16\"")]
    [InlineData("application/json; charset=0")]
    [InlineData("application/json; charset=cp")]
    public void Utf8_CharsetNobodyKnows_IsNone(string contentType) => AnswerText.Utf8("{}"u8.ToArray(), contentType).ShouldBeNull();

    [Theory]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=klingon")]
    [InlineData(null)]
    public void Utf8_EmptyBody_IsEmpty(string? contentType) => AnswerText.Utf8(Array.Empty<byte>(), contentType)!.Value.Length.ShouldBe(0);

    [Fact]
    public void Utf8_BytesThatAreNoneOfTheCharset_StayAsTheyAre()
    {
        byte[] odd = [(byte)'{', 0x81];
        AnswerText.Utf8(odd, "application/json; charset=shift_jis")!.Value.ToArray().ShouldBe(odd);
    }

    private static string Read(byte[] body, string? contentType) => Encoding.UTF8.GetString(AnswerText.Utf8(body, contentType)!.Value.Span);
}
