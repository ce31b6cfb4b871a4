using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Sufficiency.Engine.Sweeps.Storage;

/// <summary>Writes files that appear whole or not at all, even where the program is killed.</summary>
internal static class AtomicFile
{
    /// <summary>Writes a text. One process writes to a path at a time: the folder's lock sees to that.</summary>
    public static void Write(string path, string text)
    {
        var partial = path + ".partial";
        File.WriteAllText(partial, text);
        File.Move(partial, path, overwrite: true);
    }

    /// <summary>Keeps a value that takes time to make.</summary>
    public static void Keep<T>(string path, T value)
        where T : class => Write(path, JsonSerializer.Serialize(new Kept<T>(Seal(path, value), value), SweepRecord.Json));

    /// <summary>What was kept there. Null if there is nothing, or if it was damaged; it is then made again, the same.</summary>
    public static T? Find<T>(string path)
        where T : class
    {
        try
        {
            var kept = File.Exists(path) ? JsonSerializer.Deserialize<Kept<T>>(File.ReadAllText(path), SweepRecord.Json) : null;
            return kept is not null && string.Equals(kept.Sha256, Seal(path, kept.Value), StringComparison.Ordinal) ? kept.Value : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The seal by which a damaged file, or one of another name, is known.</summary>
    private static string Seal<T>(string path, T value) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFileName(path) + "\n" + JsonSerializer.Serialize(value, SweepRecord.Json))));

    /// <summary>A kept value with its seal.</summary>
    private sealed record Kept<T>(string Sha256, T Value);
}
