using System.Globalization;
using System.Text;
using System.Xml;

namespace Sufficiency.Web.Documents;

/// <summary>Texts as XML can hold them.</summary>
internal static class PlainText
{
    private const char Replacement = '\uFFFD';

    /// <summary>The text, with plain line ends and every character that XML refuses replaced.</summary>
    public static string Clean(string text)
    {
        text = text.ReplaceLineEndings("\n");
        if (text.All(XmlConvert.IsXmlChar)) return text;
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i])) clean.Append(text, i++, 2);
            else clean.Append(XmlConvert.IsXmlChar(text[i]) ? text[i] : Replacement);
        }

        return clean.ToString();
    }

    /// <summary>The text, cut to a length with a note of how long it was.</summary>
    public static string Cut(string text, int longest)
    {
        if (text.Length <= longest) return text;
        var note = string.Create(CultureInfo.InvariantCulture, $" … (cut: {text.Length:N0} characters in all)");
        var end = longest - note.Length;
        if (char.IsHighSurrogate(text[end - 1])) end--;
        return text[..end] + note;
    }
}
