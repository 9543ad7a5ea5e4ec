using Engine.Actors.Kernel;

namespace Engine.Actors.Sharding;

/// <summary>What an entity learns about its place when it is made.</summary>
/// <param name="EntityId">Its id.</param>
/// <param name="Shard">The shard of that id.</param>
/// <param name="Epoch">The epoch under which this node owns the shard.</param>
/// <param name="Ref">An address that stays good when the entity is put away, fails or is started again. Give this one to others.</param>
public sealed record EntityScope(string EntityId, int Shard, long Epoch, ActorRef Ref);
