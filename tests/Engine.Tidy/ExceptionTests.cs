using Shouldly;
using Xunit;

namespace Engine.Tidy;

/// <summary>The list of exceptions only shrinks: it holds places that break a rule today, each with its reason.</summary>
public sealed class ExceptionTests
{
    [Fact]
    public void EachPlaceListed_StillBreaksItsRule()
    {
        var breaking = SizeTests.LongFiles.Concat(SizeTests.LongMethods).Concat(SizeTests.CrowdedMethods).Select(breach => breach.Place)
            .Concat(PurityTests.ImpurePlaces)
            .Concat(WordTests.EmptyTypeNames);

        Exceptions.Places.Except(breaking, StringComparer.Ordinal).ShouldBeEmpty("these places break no rule any more: take them off exceptions.txt");
    }

    [Fact]
    public void EachPlaceListed_HasAReason() =>
        Exceptions.Places.Where(place => Exceptions.ReasonOf(place).Length == 0).ShouldBeEmpty("say behind the | why this place may break its rule");
}
