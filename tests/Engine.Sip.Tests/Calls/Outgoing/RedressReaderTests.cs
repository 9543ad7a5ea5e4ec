using Engine.Sip.Calls;
using Engine.Sip.Calls.Outgoing;
using Shouldly;
using Xunit;

namespace Engine.Sip.Tests.Calls.Outgoing;

/// <summary>MAP-603: whom a network names for redress, in the forms that networks write.</summary>
public sealed class RedressReaderTests
{
    [Theory]
    [InlineData("v=analytics1;url=https://a.example/r?x=1;tel=+1-202-555-0100;email=a@b.example", "https://a.example/r?x=1", "+1-202-555-0100", "a@b.example")]
    [InlineData("v=analytics1; URL = https://a.example", "https://a.example", null, null)]
    [InlineData("v=analytics1;url=a.example/redress", "a.example/redress", null, null)]
    [InlineData("url: https://a.example\r\ntel: +12025550100\r\nemail: a@b.example", "https://a.example", "+12025550100", "a@b.example")]
    [InlineData("{\"url\":\"https://a.example\",\"tel\":\"+12025550100\",\"email\":\"a@b.example\"}", "https://a.example", "+12025550100", "a@b.example")]
    [InlineData("[\"vcard\",[[\"version\",{},\"text\",\"4.0\"],[\"tel\",{\"type\":\"work\"},\"uri\",\"tel:+1-202\"],[\"email\",{},\"text\",\"a@b.example\"],[\"url\",{},\"uri\",\"https://a.example\"]]]", "https://a.example", "+1-202", "a@b.example")]
    [InlineData("Call <tel:+1202>, write to <mailto:a@b.example> or see https://a.example", "https://a.example", "+1202", "a@b.example")]
    [InlineData("v=analytics1", null, null, null)]
    [InlineData("", null, null, null)]
    [InlineData("tel=;url=;email=;===", null, null, null)]
    [InlineData("url=https://first.example;url=https://second.example", "https://first.example", null, null)]
    public void Text_OfAnyForm_GivesTheFirstOfEach(string text, string? url, string? tel, string? email) =>
        RedressReader.OfText(text).ShouldBe(new RedressContact { Url = url, Tel = tel, Email = email });

    [Fact]
    public void Text_OfRandomMarks_NeverThrows()
    {
        var random = new Random(5);
        const string Marks = "url=tel:@;\"',{}[]<>: .+1\r\n\t=";
        for (var i = 0; i < 5000; i++)
        {
            RedressReader.OfText(string.Create(random.Next(60), random, static (span, random) => random.GetItems(Marks.AsSpan(), span))).ShouldNotBeNull();
        }
    }
}
