using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Sufficiency.Engine.Storage;

/// <summary>Names of folders that Windows, macOS and Linux all take, and when two of them are one folder there.</summary>
/// <remarks>Windows: "Naming files, paths, and namespaces", Microsoft Learn.</remarks>
public static class FolderName
{
    /// <summary>Most bytes of a name: file systems take 255, and hidden siblings of a run need some.</summary>
    private const int MostBytes = 200;

    private const int DigestLetters = 8;
    private const string Forbidden = "<>:\"/\\|?*";

    private static readonly HashSet<string> Reserved = new(
        ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", .. "0123456789¹²³".SelectMany(sign => new[] { $"COM{sign}", $"LPT{sign}" })],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Why a name cannot be a folder's everywhere, to follow the name; null where it can.</summary>
    public static string? FindFault(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Trim('.', ' ').Length == 0) return "is empty or made of full stops";
        if (name.FirstOrDefault(sign => Forbidden.Contains(sign, StringComparison.Ordinal)) is var sign and not '\0')
            return $"holds {sign}, which Windows forbids";
        if (name.Any(letter => char.IsControl(letter) || CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.Format))
            return "holds an invisible character";
        if (name[^1] is '.' or ' ') return "ends with a full stop or space, which Windows drops";
        if (name[0] == ' ') return "begins with a space";
        if (Reserved.Contains(name.Split('.')[0].TrimEnd(' '))) return "is the name of a device in Windows";
        if (name.Any(letter => CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark))
            return "writes a letter with an accent as two characters, which macOS joins";
        return Encoding.UTF8.GetByteCount(name) > MostBytes ? $"is longer than {MostBytes} letters" : null;
    }

    /// <summary>What is equal for names that are one folder on Windows or macOS.</summary>
    public static string KeyOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.TrimEnd('.', ' ').ToUpperInvariant();
    }

    /// <summary>A name of letters, digits, hyphens, underscores and full stops that says what the text says; the same for the same
    /// text. A longer text is cut, and ends with eight letters of its SHA-256.</summary>
    public static string MadeSafe(string text, int mostLetters)
    {
        ArgumentNullException.ThrowIfNull(text);
        var safe = new StringBuilder();
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.') safe.Append(letter);
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && safe.Length > 0 && safe[^1] != '-')
                safe.Append('-');
        }

        var name = safe.ToString().Trim('-', '.');
        if (name.Length > mostLetters) name = $"{name[..(mostLetters - DigestLetters - 1)].TrimEnd('-', '.')}-{DigestOf(text)}";
        return FindFault(name) is null ? name : $"run-{DigestOf(text)}";
    }

    private static string DigestOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..DigestLetters];
}
