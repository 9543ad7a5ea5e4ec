namespace Engine.Api.Live;

/// <summary>Something changed.</summary>
/// <param name="Topic">One of <see cref="LiveTopics"/>, but not interaction.</param>
/// <param name="Id">Of what changed; null when the topic has but one thing.</param>
/// <param name="ETag">Of a draft as it is now, without quotation marks; null when it has gone.</param>
/// <param name="Status">Of a node: ready, starting, warming_up, draining or degraded.</param>
public sealed record LiveHint(string Topic, string? Id = null, string? ETag = null, string? Status = null);
