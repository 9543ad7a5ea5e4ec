namespace Engine.Tidy;

/// <summary>A file names a type that another file declares.</summary>
/// <param name="From">Naming file, below the project's folder.</param>
/// <param name="To">Declaring file.</param>
/// <param name="Type">The type's name.</param>
internal sealed record FileEdge(string From, string To, string Type);
