namespace Engine.Actors.RingGroups;

/// <summary>Who stands in line: one step of one interaction.</summary>
internal readonly record struct RingGroupPlace(string InteractionId, int Order);
