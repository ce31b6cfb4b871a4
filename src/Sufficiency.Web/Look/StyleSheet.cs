namespace Sufficiency.Web.Look;

/// <summary>The style sheet and the few lines of script of every page, from the assembly itself.</summary>
public static class StyleSheet
{
    /// <summary>The style sheet.</summary>
    public static string Text { get; } = Read("look.css");

    /// <summary>The script: sliders that steer the choices above them.</summary>
    public static string Script { get; } = Read("look.js");

    private static string Read(string name)
    {
        using var stream = typeof(StyleSheet).Assembly.GetManifestResourceStream($"look/{name}")
            ?? throw new InvalidOperationException($"{name} is missing in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
