using Engine.Actors.RingGroups;
using Engine.Ports;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.RingGroups;

public sealed class RingGroupLineTests
{
    private readonly RingGroupLine _line = new();
    private readonly List<string> _turns = [];

    [Fact]
    public void Join_FirstComer_HasTheTurnAtOnce()
    {
        Join("a");
        _turns.ShouldBe(["a"]);
    }

    [Fact]
    public void Leave_TurnGoesByPriorityThenArrival()
    {
        Join("a");
        Join("b");
        Join("c", 3);
        Join("d", 1);
        Join("e", 3);
        foreach (var who in new[] { "a", "d", "c", "e", "b" })
        {
            Leave(who);
        }

        _turns.ShouldBe(["a", "d", "c", "e", "b"]);
        _line.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Leave_WhoOnlyWaits_IsPassedOver()
    {
        Join("a");
        Join("b");
        Join("c");
        Leave("b");
        Leave("b");
        Leave("a");
        _turns.ShouldBe(["a", "c"]);
    }

    [Fact]
    public void Join_Again_KeepsThePlaceAndAnswersTheNewOne()
    {
        Join("a");
        Join("b");
        Join("c");
        Join("b", granted: "b again");
        Join("a", granted: "a again");
        Leave("a");
        _turns.ShouldBe(["a", "a again", "b again"]);
    }

    [Fact]
    public void Join_AfterLeavingTheTurn_StandsAtTheEnd()
    {
        Join("a");
        Join("b");
        Leave("a");
        Join("a");
        Leave("b");
        _turns.ShouldBe(["a", "b", "a"]);
    }

    [Fact]
    public void Remind_TellsWhoeverHasTheTurn()
    {
        _line.Remind();
        Join("a");
        Join("b");
        _line.Remind();
        Leave("a");
        _line.Remind();
        _turns.ShouldBe(["a", "a", "b", "b"]);
    }

    [Fact]
    public void Line_RandomComingAndGoing_OneTurnAtATimeAndNobodyIsForgotten()
    {
        var random = new Random(3);
        for (var run = 0; run < 200; run++)
        {
            var line = new RingGroupLine();
            var inLine = new HashSet<RingGroupPlace>();
            var granted = new HashSet<RingGroupPlace>();
            RingGroupPlace? turn = null;
            for (var n = 0; n < 100; n++)
            {
                var who = new RingGroupPlace(new InteractionId($"i-{random.Next(8)}"), 1);
                if (random.Next(2) == 0)
                {
                    inLine.Add(who);
                    line.Join(who, random.Next(1, 4), () =>
                    {
                        (turn is null || turn == who).ShouldBeTrue();
                        turn = who;
                        granted.Add(who);
                    });
                }
                else
                {
                    inLine.Remove(who);
                    turn = turn == who ? null : turn;
                    line.Leave(who);
                }

                (turn is not null).ShouldBe(inLine.Count > 0);
                (turn is null || inLine.Contains(turn.Value)).ShouldBeTrue();
                line.IsEmpty.ShouldBe(inLine.Count == 0);
            }
        }
    }

    private void Join(string who, int priority = 10, string? granted = null) =>
        _line.Join(new RingGroupPlace(new InteractionId(who), 1), priority, () => _turns.Add(granted ?? who));

    private void Leave(string who) => _line.Leave(new RingGroupPlace(new InteractionId(who), 1));
}
