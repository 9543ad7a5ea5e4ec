using System.Runtime.CompilerServices;
using Shouldly;

namespace Engine.Cluster.Tests.Nodes;

/// <summary>Waiting for what several threads bring about.</summary>
internal static class Patience
{
    /// <summary>Far beyond what anything here takes on a machine that has time.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(10);

    /// <summary>Comes back once it is true; fails when it does not become so.</summary>
    public static Task UntilAsync(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string? what = null) =>
        UntilAsync(() => Task.FromResult(condition()), what);

    /// <inheritdoc cref="UntilAsync(Func{bool}, string?)" />
    public static async Task UntilAsync(Func<Task<bool>> condition, [CallerArgumentExpression(nameof(condition))] string? what = null)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(Limit, $"never came: {what}");
            await Task.Delay(LookEvery);
        }
    }
}
