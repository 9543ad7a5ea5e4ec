using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Engine.Flows.Document.Json;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Document.Json;

/// <summary>Faults of JSON texts in the words of their writers, at their place (API-50).</summary>
public sealed class JsonTextTests
{
    private const int Depth = 64;

    private static readonly string[] Samples =
    [
        """{"number":"+12025550143","list":[1,-2.5,3e7,true,false,null],"deep":{"a":{"b":["\u00e9\n","\ud83d\ude00"]}}}""",
        "{\r\n  \"name\": \"Grüße\",\r\n  \"exits\": { \"ok\": \"end\" },\r\n  \"empty\": [],\r\n  \"none\": {}\r\n}",
        """[[],[{}],"",0,-0.0E+1,"\\\/\"\b"]""",
        "\"text\"",
    ];

    [Theory]
    [InlineData("", 1, 1, "$", "the body is empty")]
    [InlineData("{\"number\":\"+12025550143\",}", 1, 25, "$", "nothing follows this comma; remove it")]
    [InlineData("{\"a\":[1,2,]}", 1, 10, "$.a", "nothing follows this comma; remove it")]
    [InlineData("{\n  \"a\": 1\n  \"b\": 2\n}", 3, 3, "$", "there is \" where a comma or the } that closes the object must stand")]
    [InlineData("{\"a\" 1}", 1, 6, "$.a", "there is 1 where the colon behind the member's name must stand")]
    [InlineData("{'a':1}", 1, 2, "$", "there is ' where the name of a member in double quotes must stand")]
    [InlineData("{\"a\":'x'}", 1, 6, "$.a", "text stands in double quotes, not in single ones")]
    [InlineData("{\"a\":True}", 1, 6, "$.a", "there is True where a value must stand")]
    [InlineData("{\"a\":NaN}", 1, 6, "$.a", "there is NaN where a value must stand")]
    [InlineData("{\"a\":+12025550143}", 1, 6, "$.a", "a number has no plus; put it in double quotes")]
    [InlineData("{\"a\":012}", 1, 6, "$.a", "a number does not begin with 0")]
    [InlineData("{\"a\":1.}", 1, 6, "$.a", "the point of a number must be followed by a digit")]
    [InlineData("{\"a\":.5}", 1, 6, "$.a", "a number does not begin with a point")]
    [InlineData("{\"a\":1e}", 1, 6, "$.a", "the exponent of a number needs a digit")]
    [InlineData("{\"a\":-}", 1, 6, "$.a", "a minus must be followed by a digit")]
    [InlineData("{ /* x */ }", 1, 3, "$", "there is / where the name of a member")]
    [InlineData("{\"a\": // x\n 1}", 1, 7, "$.a", "JSON has no comments; remove it")]
    [InlineData("{\"a\":\"x\ny\"}", 1, 8, "$.a", "a text holds a line break; write \\n")]
    [InlineData("{\"a\":\"\\x\"}", 1, 7, "$.a", "a backslash in a text must be followed by")]
    [InlineData("{\"a\":\"\\u12g4\"}", 1, 7, "$.a", "\\u must be followed by four hex digits")]
    [InlineData("{\"a\":\"\\ud800\"}", 1, 7, "$.a", "a text holds half of a surrogate pair")]
    [InlineData("{\"a\":\"\\ude00\\ud800\"}", 1, 7, "$.a", "a text holds half of a surrogate pair")]
    [InlineData("{\"a\":\"x", 1, 6, "$.a", "the text that begins here is not closed")]
    [InlineData("{\"a\":{\"b\":1", 1, 12, "$.a", "the text ends before the object that begins at line 1, column 6 is closed")]
    [InlineData("[1,[2", 1, 6, "$[1]", "the text ends before the list that begins at line 1, column 4 is closed")]
    [InlineData("{\"a\":", 1, 6, "$.a", "the text ends before the object")]
    [InlineData("{} {}", 1, 4, "$", "there is { after the end of the JSON text")]
    [InlineData("number=+12025550143", 1, 1, "$", "there is number where a value must stand")]
    [InlineData("{\"a\":1,\n \"b\":{\"c\":1,\"d\":2,\"c\":3}}", 2, 19, "$.b.c", "the member \"c\" is there twice, first at line 2, column 7")]
    [InlineData("{\"a\":1,\"\\u0061\":2}", 1, 8, "$.a", "the member \"a\" is there twice, first at line 1, column 2")]
    [InlineData("[{\"a\":1},{\"a\":2,\"a\":3}]", 1, 17, "$[1].a", "the member \"a\" is there twice, first at line 1, column 11")]
    [InlineData("{\"😀é\":x}", 1, 7, "$.😀é", "there is x where a value must stand")]
    public void FirstFault_Table(string json, int line, int column, string path, string words)
    {
        var fault = JsonText.FirstFault(Encoding.UTF8.GetBytes(json), Depth).ShouldNotBeNull();

        (fault.Line, fault.Column, fault.Path).ShouldBe((line, column, path), fault.Words);
        fault.Words.ShouldStartWith(words);
    }

    [Fact]
    public void FirstFault_BytesThatAreNotUtf8_AreNamedWhereTheyStand()
    {
        var fault = JsonText.FirstFault([.. "{\"a\":\"é"u8, 0xFC, .. "\"}"u8], Depth).ShouldNotBeNull();

        (fault.Column, fault.Path).ShouldBe((8, "$.a"));
        fault.Words.ShouldContain("UTF-8");
    }

    [Fact]
    public void FirstFault_OneLevelTooDeep_IsOne()
    {
        static byte[] Lists(int depth) => Encoding.UTF8.GetBytes(new string('[', depth) + new string(']', depth));

        JsonText.FirstFault(Lists(Depth), Depth).ShouldBeNull();
        JsonText.FirstFault(Lists(Depth + 1), Depth).ShouldNotBeNull().Words.ShouldContain("64");
    }

    [Fact]
    public void ToString_SaysLineColumnAndMember() =>
        JsonText.FirstFault("{\"a\":{\"b\":1,}}"u8, Depth)!.ToString()
            .ShouldBe("Line 1, column 12, at $.a: nothing follows this comma; remove it, or write what comes before the }.");

    /// <summary>What the readers refuse has a fault here, and nothing else has: else somebody is told nothing, or told of a fault that is none.</summary>
    [Fact]
    public void FirstFault_MutatedTexts_AgreesWithTheReader()
    {
        var random = new Random(20_261);
        var refused = 0;
        for (var round = 0; round < 6_000; round++)
        {
            var text = Encoding.UTF8.GetBytes(Samples[random.Next(Samples.Length)]).ToList();
            for (var times = random.Next(3); times >= 0 && text.Count > 0; times--)
            {
                var at = random.Next(text.Count);
                switch (random.Next(4))
                {
                    case 0:
                        text.RemoveAt(at);
                        break;
                    case 1:
                        text.Insert(at, (byte)"{}[],:\"\\-+.0eEu\n #'"[random.Next(18)]);
                        break;
                    case 2:
                        text[at] = (byte)random.Next(256);
                        break;
                    default:
                        text.InsertRange(at, text.GetRange(at, Math.Min(random.Next(1, 20), text.Count - at)));
                        break;
                }
            }

            var bytes = text.ToArray();
            var fault = JsonText.FirstFault(bytes, Depth);
            var reads = Reads(bytes);
            (fault is null).ShouldBe(reads, $"{Encoding.UTF8.GetString(bytes)}: {fault}");
            refused += reads ? 0 : 1;
        }

        refused.ShouldBeInRange(2_000, 5_800, "the mutations must leave some texts readable and most not");
    }

    private static bool Reads(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = Depth });
            return Utf8.IsValid(bytes) && IsText(document.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static bool IsText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() is not null,
        JsonValueKind.Object => value.EnumerateObject().All(member => member.Name.Length >= 0 && IsText(member.Value)),
        JsonValueKind.Array => value.EnumerateArray().All(IsText),
        _ => true,
    };
}
