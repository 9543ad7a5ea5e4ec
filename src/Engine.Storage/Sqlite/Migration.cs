using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Engine.Storage.Sqlite;

/// <summary>One numbered, forward-only change of the schema: an embedded script <c>NNNN_name.sql</c>.</summary>
/// <param name="Hash">SHA-256 of the script, so that an edited one is noticed: applied scripts never change.</param>
internal sealed record Migration(int Number, string Name, string Sql, string Hash)
{
    /// <summary>All scripts of this build, in order, numbered from 1 without gaps.</summary>
    public static IReadOnlyList<Migration> All { get; } = Load();

    private static Migration[] Load()
    {
        var assembly = typeof(Migration).Assembly;
        const string Folder = ".Sqlite.Migrations.";
        var found = assembly.GetManifestResourceNames()
            .Where(name => name.Contains(Folder, StringComparison.Ordinal))
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
                var sql = reader.ReadToEnd();
                var file = name[(name.IndexOf(Folder, StringComparison.Ordinal) + Folder.Length)..^".sql".Length];
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
