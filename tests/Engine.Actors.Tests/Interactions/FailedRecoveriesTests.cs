using Engine.Actors.Interactions;
using Engine.Ports;
using Engine.Testing.Time;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Interactions;

public sealed class FailedRecoveriesTests
{
    private static readonly InteractionId Bad = new("bad");

    private readonly VirtualTime _time = new();
    private readonly FailedRecoveries _failed;

    public FailedRecoveriesTests() => _failed = new FailedRecoveries(_time);

    [Fact]
    public void IsDue_NeverFailed_Yes() => _failed.IsDue(Bad).ShouldBeTrue();

    /// <summary>10 s, then twice as long each time, at most 10 min.</summary>
    [Fact]
    public void IsDue_FailsAgainAndAgain_EverMoreRarely()
    {
        foreach (var seconds in (int[])[10, 20, 40, 80, 160, 320, 600, 600])
        {
            _failed.Add(Bad, new IOException("bad sector"));
            _time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromTicks(1));
            _failed.IsDue(Bad).ShouldBeFalse($"{seconds} s are not over");
            _time.Advance(TimeSpan.FromTicks(1));
            _failed.IsDue(Bad).ShouldBeTrue($"{seconds} s are over");
        }
    }

    [Fact]
    public void Remove_ThenFailsAgain_BeginsAnew()
    {
        _failed.Add(Bad, new IOException("bad sector"));
        _failed.Add(Bad, new IOException("bad sector"));
        _failed.Remove(Bad);
        _failed.Count.ShouldBe(0);
        _failed.IsDue(Bad).ShouldBeTrue();

        _failed.Add(Bad, new IOException("bad sector"));
        _time.Advance(TimeSpan.FromSeconds(10));
        _failed.IsDue(Bad).ShouldBeTrue();
    }

    [Fact]
    public void Some_OfMany_AreAsManyAsAskedForWithTheirLastReason()
    {
        _failed.Add(Bad, new IOException("first"));
        _failed.Add(Bad, new IOException("last"));
        _failed.Some(10).ShouldBe([(Bad, "last")]);

        _failed.Add(new InteractionId("worse"), new IOException("other"));
        _failed.Count.ShouldBe(2);
        _failed.Some(1).Count.ShouldBe(1);
    }

    [Fact]
    public void Add_OfOne_TouchesNoOther()
    {
        _failed.Add(Bad, new IOException("bad sector"));
        _failed.IsDue(new InteractionId("good")).ShouldBeTrue();
    }
}
