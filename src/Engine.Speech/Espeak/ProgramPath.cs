namespace Engine.Speech.Espeak;

/// <summary>Finds a program as a shell would.</summary>
internal static class ProgramPath
{
    /// <summary>The full path, or null. A name with a folder is taken as it is.</summary>
    public static string? TryFind(string program)
    {
        if (program.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            return File.Exists(program) ? program : null;
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
    }
}
