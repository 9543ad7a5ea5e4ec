using System.Diagnostics.CodeAnalysis;
using Engine.Api.Errors;

namespace Engine.Api.Json;

/// <summary>Something read from a request, or the problem to answer with.</summary>
internal readonly struct Read<T>
{
    private Read(T? value, ApiProblem? problem)
    {
        Value = value;
        Problem = problem;
    }

    /// <summary>Set unless there is a problem.</summary>
    public T? Value { get; }

    public ApiProblem? Problem { get; }

    [MemberNotNullWhen(true, nameof(Problem))]
    [MemberNotNullWhen(false, nameof(Value))]
    public bool Failed => Problem is not null;

    public static implicit operator Read<T>(T value) => new(value, null);

    public static implicit operator Read<T>(ApiProblem problem) => new(default, problem);
}
