using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Engine.Storage;

/// <summary>One numbered, forward-only change of a database's schema: an embedded script <c>NNNN_name.sql</c>.</summary>
/// <param name="Hash">SHA-256 of the script, so that an edited one is noticed: applied scripts never change.</param>
internal sealed record Migration(int Number, string Name, string Sql, string Hash)
{
    /// <summary>All scripts of this build for SQLite, in order, numbered from 1 without gaps.</summary>
    public static IReadOnlyList<Migration> Sqlite { get; } = Load(".Sqlite.Migrations.");

    /// <summary>All scripts of this build for PostgreSQL.</summary>
    public static IReadOnlyList<Migration> Postgres { get; } = Load(".Postgres.Migrations.");

    /// <param name="applied">Hashes of the scripts that a database was made with, in order.</param>
    /// <param name="known">Those of this engine.</param>
    /// <exception cref="SchemaException">The database was made by a newer engine, or an applied script was changed since.</exception>
    public static void Check(IReadOnlyList<string> applied, IReadOnlyList<Migration> known)
    {
        if (applied.Count > known.Count)
        {
            throw new SchemaException(string.Create(
                CultureInfo.InvariantCulture,
                $"The database has schema {applied.Count}, this engine knows {known.Count}: it was made by a newer version. Schemas never go back."));
        }

        for (var i = 0; i < applied.Count; i++)
        {
            if (applied[i] != known[i].Hash)
            {
                throw new SchemaException(string.Create(
                    CultureInfo.InvariantCulture, $"Migration {known[i].Number} ({known[i].Name}) is not the script this database was made with."));
            }
        }
    }

    private static Migration[] Load(string folder)
    {
        var assembly = typeof(Migration).Assembly;
        var found = assembly.GetManifestResourceNames()
            .Where(name => name.Contains(folder, StringComparison.Ordinal))
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
                var sql = reader.ReadToEnd();
                var file = name[(name.IndexOf(folder, StringComparison.Ordinal) + folder.Length)..^".sql".Length];
                var number = int.Parse(file.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture);
                return new Migration(number, file[5..], sql, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql))));
            })
            .OrderBy(migration => migration.Number)
            .ToArray();
        for (var i = 0; i < found.Length; i++)
        {
            if (found[i].Number != i + 1)
            {
                throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"Migration {i + 1} is missing or doubled."));
            }
        }

        return found;
    }
}
