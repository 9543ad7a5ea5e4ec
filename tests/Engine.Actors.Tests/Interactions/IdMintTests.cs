using Engine.Actors.Interactions;
using Engine.Ports;
using Engine.Ports.Journal;
using Engine.Testing.Simulated;
using Engine.Testing.Time;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Interactions;

public sealed class IdMintTests
{
    private readonly VirtualTime _time = new();
    private readonly FreshIds _fresh = new();

    /// <summary>An interaction lives where it was asked for because its slot is one of that node's.</summary>
    [Fact]
    public void Interaction_Always_InASlotOfThisNode()
    {
        var mint = Mint([7, 300, 65_534]);
        var slots = Enumerable.Range(0, 300).Select(_ => InteractionIds.SlotOf(mint.Interaction())).ToHashSet(StringComparer.Ordinal);
        slots.ShouldBe(["0007", "012c", "fffe"], ignoreOrder: true);
    }

    [Fact]
    public void Interaction_OfANodeAlone_UsesAllItsSlots()
    {
        var mint = new IdMint(_time, new SeededEntropy(1), NodeSlots.Alone, _fresh);
        Enumerable.Range(0, 1_000).Select(_ => InteractionIds.SlotOf(mint.Interaction())).Distinct(StringComparer.Ordinal).Count().ShouldBe(NodeSlots.PerNode);
    }

    [Fact]
    public void Interaction_Always_IsKnownAsFresh()
    {
        var id = Mint([1]).Interaction();
        _fresh.IsFresh(InteractionIds.PersistenceIdOf(id)).ShouldBeTrue();
        _fresh.IsFresh(InteractionIds.PersistenceIdOf(new InteractionId(InteractionIds.Mint(_time.GetUtcNow(), 1, 1)))).ShouldBeFalse();
    }

    [Fact]
    public void Interaction_AThousandInOneMoment_AllDiffer()
    {
        var mint = Mint([1]);
        Enumerable.Range(0, 1_000).Select(_ => mint.Interaction()).Distinct().Count().ShouldBe(1_000);
    }

    /// <summary>Nothing is stored under the id of an execution, and it names no slot of anybody.</summary>
    [Fact]
    public void Execution_Always_HasNoSlotAndIsNotFresh()
    {
        var execution = Mint([1]).Execution();
        InteractionIds.IsId(execution).ShouldBeTrue();
        InteractionIds.SlotOf(new InteractionId(execution)).ShouldBe("ffff");
        _fresh.IsFresh(InteractionIds.PersistenceIdOf(new InteractionId(execution))).ShouldBeFalse();
    }

    [Fact]
    public void Interaction_SameSeedSameTime_SameId()
    {
        Mint([1, 2]).Interaction().ShouldBe(Mint([1, 2]).Interaction());
        var earlier = Mint([1]).Interaction();
        _time.Advance(TimeSpan.FromMilliseconds(1));
        string.CompareOrdinal(earlier, Mint([1]).Interaction()).ShouldBeLessThan(0);
    }

    private IdMint Mint(int[] slots) => new(_time, new SeededEntropy(1), new NodeSlots(slots), _fresh);
}
