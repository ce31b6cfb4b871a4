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
}
