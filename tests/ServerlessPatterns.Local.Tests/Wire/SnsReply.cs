using System.Net;
using System.Xml.Linq;

namespace ServerlessPatterns.Local.Tests.Wire;

/// <summary>An answer of the query protocol.</summary>
internal sealed record SnsReply(HttpStatusCode Status, string? Type, XElement Xml)
{
    /// <summary>The one element of a name.</summary>
    public string Value(string name) => Xml.Descendants().Single(element => element.Name.LocalName == name).Value;
}
