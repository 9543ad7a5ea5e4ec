namespace Engine.Accounts.Paging;

/// <summary>Which page is wanted.</summary>
/// <param name="Size">Rows wanted, 1..<see cref="MaxSize"/>; readers clamp to that range.</param>
/// <param name="After">Token of the page before, or null for the first.</param>
public sealed record PageRequest(int Size = PageRequest.DefaultSize, PageToken? After = null)
{
    public const int DefaultSize = 50;

    /// <summary>page_size ≤ 200 (API-32).</summary>
    public const int MaxSize = 200;

    /// <summary><see cref="Size"/> brought into the allowed range.</summary>
    public int Rows => Math.Clamp(Size, 1, MaxSize);
}

/// <summary>One page of a listing in stable order; <paramref name="Next"/> is null on the last one.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, PageToken? Next);
