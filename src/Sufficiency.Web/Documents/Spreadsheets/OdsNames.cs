using System.Xml.Linq;

namespace Sufficiency.Web.Documents.Spreadsheets;

/// <summary>The namespaces of OpenDocument 1.3.</summary>
internal static class OdsNames
{
    /// <summary>Media type of a spreadsheet.</summary>
    public const string MediaType = "application/vnd.oasis.opendocument.spreadsheet";

    public static readonly XNamespace Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    public static readonly XNamespace Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    public static readonly XNamespace Text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    public static readonly XNamespace Style = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
    public static readonly XNamespace Number = "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0";
    public static readonly XNamespace Format = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0";
    public static readonly XNamespace Link = "http://www.w3.org/1999/xlink";
    public static readonly XNamespace Meta = "urn:oasis:names:tc:opendocument:xmlns:meta:1.0";
    public static readonly XNamespace Config = "urn:oasis:names:tc:opendocument:xmlns:config:1.0";
    public static readonly XNamespace Manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
    public static readonly XNamespace Dublin = "http://purl.org/dc/elements/1.1/";

    /// <summary>Version of the format, as the root of each part names it.</summary>
    public static XAttribute FormatVersion => new(Office + "version", "1.3");

    /// <summary>Declarations for the root of a part.</summary>
    public static IEnumerable<XAttribute> Prefixes() =>
    [
        Prefix("office", Office), Prefix("table", Table), Prefix("text", Text), Prefix("style", Style), Prefix("number", Number),
        Prefix("fo", Format), Prefix("xlink", Link), Prefix("meta", Meta), Prefix("config", Config), Prefix("dc", Dublin),
    ];

    private static XAttribute Prefix(string prefix, XNamespace name) => new(XNamespace.Xmlns + prefix, name);
}
