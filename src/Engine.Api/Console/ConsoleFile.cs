namespace Engine.Api.Console;

/// <summary>One file of the console as it is sent: plain and, where the build made them, packed.</summary>
/// <param name="Type">The Content-Type.</param>
/// <param name="Forms">The bytes by content coding; <see cref="ContentCoding.Identity"/> is always there.</param>
/// <param name="IsForEver">Whether the name holds a hash of the content, so that nobody need ask again.</param>
internal sealed record ConsoleFile(string Type, IReadOnlyDictionary<string, byte[]> Forms, bool IsForEver)
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".json"] = "application/json",
        [".png"] = "image/png",
        [".svg"] = "image/svg+xml",
        [".txt"] = "text/plain; charset=utf-8",
        [".wasm"] = "application/wasm",
        [".webp"] = "image/webp",
        [".woff2"] = "font/woff2",
    };

    public static string TypeOf(string name) => Types.GetValueOrDefault(Path.GetExtension(name), "application/octet-stream");
}
