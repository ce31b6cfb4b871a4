namespace Sufficiency.Web.Look;

/// <summary>The style sheet and the few lines of script of every page, from the assembly itself.</summary>
public static class StyleSheet
{
    /// <summary>The style sheet.</summary>
    public static string Text { get; } = Read("look.css");

    /// <summary>The script: sliders that steer the choices above them.</summary>
    public static string Script { get; } = Read("look.js");

    /// <summary>Rules that only the application's pages need, beside <see cref="Text"/>.</summary>
    public static string Pages { get; } = Read("pages.css");

    /// <summary>Script that only the application's pages need: progress that shows itself.</summary>
    public static string PagesScript { get; } = Read("pages.js");

    private static string Read(string name)
    {
        using var stream = typeof(StyleSheet).Assembly.GetManifestResourceStream($"look/{name}")
            ?? throw new InvalidOperationException($"{name} is missing in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
