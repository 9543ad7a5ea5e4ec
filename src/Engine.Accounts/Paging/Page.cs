namespace Engine.Accounts.Paging;

/// <summary>One page of a listing in stable order; <paramref name="Next"/> is null on the last one.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, PageToken? Next);
