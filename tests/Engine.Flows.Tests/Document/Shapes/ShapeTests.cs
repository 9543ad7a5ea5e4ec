using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Flows.Document.Shapes;
using Engine.Flows.Tests.Kit;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Document.Shapes;

public sealed class ShapeTests
{
    private static readonly Dictionary<string, Shape> Shapes = new()
    {
        ["text"] = new TextShape { MinLength = 2, MaxLength = 4 },
        ["pattern"] = new TextShape { Pattern = "[a-z]+", PatternMeans = "lower-case letters" },
        ["choice of text"] = new TextShape { Values = ["a", "b"] },
        ["nullable"] = new TextShape { Nullable = true },
        ["nullable choice"] = new TextShape { Nullable = true, Values = ["a"] },
        ["whole"] = new NumberShape { Min = 1, Max = 5 },
        ["any number"] = new NumberShape { Whole = false },
        ["boolean"] = new BooleanShape(),
        ["list"] = new ListShape(new BooleanShape()) { MinItems = 1, MaxItems = 2 },
        ["map"] = new MapShape("[a-z]", "one letter", new NumberShape()) { MinItems = 1, MaxItems = 2 },
        ["nullable map"] = new MapShape("[a-z]", "one letter", new NumberShape()) { NullableValues = true },
        ["object"] = new ObjectShape(new Member("a", new BooleanShape(), Required: true), new Member("b", new BooleanShape())),
        ["one of"] = new ObjectShape(new Member("a", new BooleanShape()), new Member("b", new BooleanShape()), new Member("c", new BooleanShape())) { OneOf = ["a", "b"] },
        ["number or object"] = new ChoiceShape(new NumberShape(), new ObjectShape(new Member("v", new BooleanShape(), Required: true))),
    };

    [Theory]
    [InlineData("text", "'ab'", "")]
    [InlineData("text", "'abcd'", "")]
    [InlineData("text", "'a'", "too_short")]
    [InlineData("text", "''", "required")]
    [InlineData("text", "'abcde'", "too_long")]
    [InlineData("text", "5", "wrong_type")]
    [InlineData("text", "null", "wrong_type")]
    [InlineData("pattern", "'abc'", "")]
    [InlineData("pattern", "'abc\\n'", "bad_format")]
    [InlineData("pattern", "'ABC'", "bad_format")]
    [InlineData("pattern", "'1abc'", "bad_format")]
    [InlineData("choice of text", "'a'", "")]
    [InlineData("choice of text", "'A'", "not_allowed")]
    [InlineData("nullable", "null", "")]
    [InlineData("nullable", "'x'", "")]
    [InlineData("nullable choice", "null", "")]
    [InlineData("nullable choice", "'b'", "not_allowed")]
    [InlineData("whole", "1", "")]
    [InlineData("whole", "5.0", "")]
    [InlineData("whole", "5e0", "")]
    [InlineData("whole", "0", "out_of_range")]
    [InlineData("whole", "6", "out_of_range")]
    [InlineData("whole", "1.5", "wrong_type")]
    [InlineData("whole", "'1'", "wrong_type")]
    [InlineData("any number", "-1.5e3", "")]
    [InlineData("any number", "true", "wrong_type")]
    [InlineData("boolean", "true", "")]
    [InlineData("boolean", "'true'", "wrong_type")]
    [InlineData("boolean", "1", "wrong_type")]
    [InlineData("list", "[true, false]", "")]
    [InlineData("list", "[]", "too_few")]
    [InlineData("list", "[true, true, true]", "too_many")]
    [InlineData("list", "[1, 'x']", "wrong_type wrong_type")]
    [InlineData("list", "{}", "wrong_type")]
    [InlineData("map", "{ 'a': 1, 'b': 2 }", "")]
    [InlineData("map", "{}", "too_few")]
    [InlineData("map", "{ 'a': 1, 'b': 2, 'c': 3 }", "too_many")]
    [InlineData("map", "{ 'AB': 1 }", "bad_name")]
    [InlineData("map", "{ 'a': null }", "wrong_type")]
    [InlineData("map", "[]", "wrong_type")]
    [InlineData("nullable map", "{ 'a': null }", "")]
    [InlineData("object", "{ 'a': true }", "")]
    [InlineData("object", "{ 'b': true }", "required")]
    [InlineData("object", "{ 'a': true, 'x': 1, 'y': 2 }", "unknown_member unknown_member")]
    [InlineData("object", "{ 'a': 1, 'b': 2 }", "wrong_type wrong_type")]
    [InlineData("object", "'a'", "wrong_type")]
    [InlineData("one of", "{ 'a': true, 'c': true }", "")]
    [InlineData("one of", "{ 'c': true }", "required")]
    [InlineData("one of", "{ 'a': true, 'b': true }", "ambiguous")]
    [InlineData("number or object", "5", "")]
    [InlineData("number or object", "{ 'v': true }", "")]
    [InlineData("number or object", "{}", "required")]
    [InlineData("number or object", "'5'", "wrong_type")]
    public void Check_And_Schema_Agree(string name, string json, string codes)
    {
        var text = Flow.Quote(json);
        var check = new ShapeCheck();
        Shapes[name].Check(JsonDocument.Parse(text).RootElement, JsonPath.Root, check);
        string.Join(" ", check.Faults.Select(f => f.Code)).ShouldBe(codes);

        // A trailing line end is the one thing .NET's $ and this check see differently; JSON Schema's $ agrees with us.
        if (!text.Contains("\\n", StringComparison.Ordinal))
        {
            new SchemaCheck(Shapes[name].ToSchema()).Accepts(JsonNode.Parse(text)).ShouldBe(codes.Length == 0);
        }
    }

    [Fact]
    public void Check_KeepsWhatCanBeUsed()
    {
        var shape = new ObjectShape(
            new Member("good", new NumberShape()), new Member("bad", new NumberShape()), new Member("list", new ListShape(new NumberShape())), new Member("map", new MapShape("[a-z]", "a letter", new NumberShape())));
        var kept = shape.Check(JsonDocument.Parse("""{"good":1,"bad":"x","list":[1,"x",2],"map":{"a":1,"B":2,"c":"x"},"other":5}""").RootElement, JsonPath.Root, new ShapeCheck());
        kept!.ToJsonString().ShouldBe("""{"good":1,"list":[1,2],"map":{"a":1}}""");
    }

    [Fact]
    public void Check_Paths_AreJsonPointers()
    {
        var shape = new ListShape(new MapShape(".*", "anything", new NumberShape()));
        var check = new ShapeCheck();
        shape.Check(JsonDocument.Parse("""[{},{"a/b~c":"x"}]""").RootElement, JsonPath.Root, check);
        check.Faults.ShouldHaveSingleItem().Path.Text.ShouldBe("/1/a~1b~0c");
    }

    [Fact]
    public void Check_Leaves_AreTextsWithAMeaning()
    {
        var shape = new ObjectShape(
            new Member("plain", new TextShape()), new Member("template", new TextShape { Meaning = TextMeaning.Template }), new Member("broken", new TextShape { Meaning = TextMeaning.Variable, Pattern = "[a-z]+" }));
        var check = new ShapeCheck();
        shape.Check(JsonDocument.Parse("""{"plain":"a","template":"b","broken":"C"}""").RootElement, JsonPath.Root, check);
        check.Leaves.ShouldHaveSingleItem().ShouldBe(new ShapeLeaf(new JsonPath("/template"), TextMeaning.Template, "b"));
    }

    [Fact]
    public void Schema_CarriesDescriptionsAndDefaults()
    {
        var schema = new NumberShape { Min = 1, Max = 9, Default = 5, Description = "How many." }.ToSchema();
        schema.ToJsonString().ShouldBe("""{"type":"integer","minimum":1,"maximum":9,"default":5,"description":"How many."}""");
    }
}
