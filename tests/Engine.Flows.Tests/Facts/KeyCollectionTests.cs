using Engine.Flows.Facts;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Facts;

public sealed class KeyCollectionTests
{
    private static KeyCollection Press(string keys, int max, char? ending)
    {
        var rules = new KeyRules(max, ending, 5, false);
        var state = KeyCollection.Empty;
        foreach (var key in keys)
        {
            state = key == '.' ? state.TimeOut() : state.Press(key, rules);
        }

        return state;
    }

    // Holds FLOW-33.
    [Theory]
    [InlineData("", 4, '#', "", null)]
    [InlineData("12", 4, '#', "12", null)]
    [InlineData("1234", 4, '#', "1234", KeyCollection.Ending.Complete)]
    [InlineData("12#", 4, '#', "12", KeyCollection.Ending.Complete)]
    [InlineData("#", 4, '#', "", KeyCollection.Ending.Incomplete)]
    [InlineData("12.", 4, '#', "12", KeyCollection.Ending.Incomplete)]
    [InlineData(".", 4, '#', "", KeyCollection.Ending.Incomplete)]
    [InlineData("12*3#", 4, null, "12*3", KeyCollection.Ending.Complete)]
    [InlineData("1#2", 4, '*', "1#2", null)]
    [InlineData("12345678", 4, '#', "1234", KeyCollection.Ending.Complete)]
    [InlineData("12#34#.", 9, '#', "12", KeyCollection.Ending.Complete)]
    [InlineData("12.34", 9, '#', "12", KeyCollection.Ending.Incomplete)]
    [InlineData("7", 1, null, "7", KeyCollection.Ending.Complete)]
    public void Press_Table(string keys, int max, char? ending, string digits, KeyCollection.Ending? end) => Press(keys, max, ending).ShouldBe(new KeyCollection(digits, end));
}
