namespace Engine.Flows.Document;

/// <summary>A step's on_error.</summary>
internal sealed record ErrorRoute(ErrorRouteKind Kind, string? Target)
{
    public static ErrorRoute Default { get; } = new(ErrorRouteKind.Default, null);

    /// <summary>Null when the text is none of default, end, exit:NAME, step:ID.</summary>
    public static ErrorRoute? Parse(string? text) => text switch
    {
        null or "default" => Default,
        "end" => new ErrorRoute(ErrorRouteKind.End, null),
        _ when text.StartsWith("exit:", StringComparison.Ordinal) && text.Length > 5 => new ErrorRoute(ErrorRouteKind.Exit, text[5..]),
        _ when text.StartsWith("step:", StringComparison.Ordinal) && text.Length > 5 => new ErrorRoute(ErrorRouteKind.Step, text[5..]),
        _ => null,
    };
}

internal enum ErrorRouteKind
{
    Default,
    End,
    Exit,
    Step,
}
