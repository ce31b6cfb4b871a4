using System.Text.Json;

namespace Sufficiency.Engine.Sweeps.Storage;

/// <summary>Writes files that appear whole or not at all, even where the program is killed.</summary>
internal static class WholeFile
{
    /// <summary>Writes a text.</summary>
    public static void Write(string path, string text)
    {
        var partial = path + ".partial";
        File.WriteAllText(partial, text);
        File.Move(partial, path, overwrite: true);
    }

    /// <summary>Keeps something that could be made anew, to save the time.</summary>
    public static void Keep<T>(string path, T value)
        where T : class => Write(path, JsonSerializer.Serialize(value, SweepRecord.Json));

    /// <summary>What was kept; null for nothing, and for what can no longer be read: it is made anew, the same.</summary>
    public static T? Find<T>(string path)
        where T : class
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<T>(File.ReadAllText(path), SweepRecord.Json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
