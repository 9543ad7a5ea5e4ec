using System.Collections.Immutable;
using Akka.Actor;
using Akka.TestKit.Xunit2;
using Engine.Actors.Hosting;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Hosting;

public sealed class WhereAskedTests : TestKit
{
    private readonly WhereAsked _strategy = new();
    private readonly IActorRef _full;
    private readonly IActorRef _empty;
    private readonly IImmutableDictionary<IActorRef, IImmutableList<string>> _shards;

    public WhereAskedTests()
    {
        (_full, _empty) = (CreateTestProbe("full").Ref, CreateTestProbe("empty").Ref);
        _shards = ImmutableDictionary<IActorRef, IImmutableList<string>>.Empty
            .Add(_full, ImmutableList.Create("0001", "0002", "0003"))
            .Add(_empty, ImmutableList<string>.Empty);
    }

    [Fact]
    public async Task Allocate_ByARegion_ToThatRegionHoweverFullItIs()
    {
        (await _strategy.AllocateShard(_full, "0004", _shards)).ShouldBe(_full);
        (await _strategy.AllocateShard(_empty, "0004", _shards)).ShouldBe(_empty);
    }

    /// <summary>A proxy has no shards: it asks for one that somebody else has to have.</summary>
    [Fact]
    public async Task Allocate_ByAProxy_ToTheRegionWithTheFewest() =>
        (await _strategy.AllocateShard(CreateTestProbe("proxy").Ref, "0004", _shards)).ShouldBe(_empty);

    /// <summary>A live call cannot be moved.</summary>
    [Fact]
    public async Task Rebalance_HoweverUneven_MovesNothing() =>
        (await _strategy.Rebalance(_shards, ImmutableHashSet<string>.Empty)).ShouldBeEmpty();
}
