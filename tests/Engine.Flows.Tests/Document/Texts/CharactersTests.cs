using Engine.Flows.Components;
using Engine.Flows.Document;
using Engine.Flows.Document.Texts;
using Engine.Flows.Scenarios;
using Engine.Flows.Tests.Kit;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Document.Texts;

/// <summary>Lengths in characters, and the mark in front of a text.</summary>
public sealed class CharactersTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("abc", 3)]
    [InlineData("\U00020BB7\u91CE\u5BB6", 3)]
    [InlineData("\U0001F44D\U0001F44D", 2)]
    [InlineData("e\u0301", 2)]
    public void Count_IsOfCodePoints(string text, int count)
    {
        Characters.Count(text).ShouldBe(count);
        Characters.Fits(text, count).ShouldBeTrue();
        Characters.Fits(text, count - 1).ShouldBeFalse();
        Characters.Cut(text, count).ShouldBe(text);
        Characters.Cut(text + "\U0001F600", count).ShouldBe(text);
    }

    [Fact]
    public void Count_HalfAPair_IsOne()
    {
        var half = "a" + '\uD83D' + "b";
        Characters.Count(half).ShouldBe(3);
        Characters.Cut(half, 2).ShouldBe("a" + '\uD83D');
    }

    // Holds FLOW-06. Names of people, texts and members alike.
    [Theory]
    [InlineData("name", 200, true)]
    [InlineData("name", 201, false)]
    public void Check_NameOfAFlow_IsCountedAsTheSchemaSays(string member, int characters, bool fits)
    {
        var name = string.Concat(Enumerable.Repeat("\U0001F600", characters));
        Flow.Check(Flow.With("/" + member, $"'{name}'", Flow.Simple)).Faults.Any(f => f.Code == "too_long").ShouldBe(!fits);
    }

    [Theory]
    [InlineData(128, true)]
    [InlineData(129, false)]
    public void Check_NameOfAQueryParameter_IsCountedAsTheSchemaSays(int characters, bool fits)
    {
        var name = string.Concat(Enumerable.Repeat("\U0001F600", characters));
        Flow.Check(Flow.Json($$"""
            'act': { 'type': 'execute_action', 'settings': { 'connection': 'crm', 'action': { 'method': 'GET', 'path': '/', 'query': { '{{name}}': '1' } } }, 'exits': { 'ok': 'end', 'error': 'end', 'timeout': 'end' } }, {{Flow.End}}
            """, "act")).Faults.Any(f => f.Code == "bad_name").ShouldBe(!fits);
    }

    // Holds FLOW-58.
    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    [InlineData("utf-32BE")]
    public void Read_MarkInFront_IsPassedOver(string coding)
    {
        var encoding = System.Text.Encoding.GetEncoding(coding);
        byte[] Marked(string text) => encoding.GetBytes("\uFEFF" + text);

        FlowReader.Read(Marked(Flow.Simple), BuiltInComponents.Registry.Form).Faults.ShouldBeEmpty();
        ScenarioReader.Read(Marked(Flow.Quote("{ 'name': 'a', 'expect': { 'path': [] } }"))).Faults.ShouldNotContain(f => f.Code == "not_json");
        ServiceAnswers.Json(Marked("{\"a\":\"ä\"}"))!.Value.GetProperty("a").GetString().ShouldBe("ä");
    }

    [Fact]
    public void PassOver_MarkWithoutItsText_LeavesTheBytes()
    {
        byte[] odd = [0xFF, 0xFE, (byte)'{'];
        ByteOrderMark.PassOver(odd).ToArray().ShouldBe(odd);
    }
}
