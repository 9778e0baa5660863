using System.Text;
using System.Xml;
using ServerlessPatterns.Local.Topics;

namespace ServerlessPatterns.Local.Wire.Sns;

/// <summary>Answers in SNS's XML: https://docs.aws.amazon.com/sns/latest/dg/sns-making-api-requests.html.</summary>
internal static class SnsAnswer
{
    private const string Namespace = "http://sns.amazonaws.com/doc/2010-03-31/";

    private static readonly XmlWriterSettings s_settings = new() { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true };

    public static ReadOnlyMemory<byte> Success(string action, string requestId, Action<XmlWriter> result) => Write(xml =>
    {
        xml.WriteStartElement(action + "Response", Namespace);
        xml.WriteStartElement(action + "Result");
        result(xml);
        xml.WriteEndElement();
        xml.WriteStartElement("ResponseMetadata");
        xml.WriteElementString("RequestId", requestId);
        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    public static ReadOnlyMemory<byte> Error(string requestId, TopicException refusal) => Write(xml =>
    {
        xml.WriteStartElement("ErrorResponse", Namespace);
        xml.WriteStartElement("Error");
        xml.WriteElementString("Type", "Sender");
        xml.WriteElementString("Code", refusal.Code);
        xml.WriteElementString("Message", Text(refusal.Message));
        xml.WriteEndElement();
        xml.WriteElementString("RequestId", requestId);
        xml.WriteEndElement();
    });

    /// <summary>A list, an empty one too.</summary>
    public static void Members<T>(XmlWriter xml, string name, IEnumerable<T> members, Action<T> write)
    {
        xml.WriteStartElement(name);
        foreach (var member in members)
        {
            xml.WriteStartElement("member");
            write(member);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    /// <summary>A text that repeats what was sent, without what XML has no way to write.</summary>
    public static string Text(string text) => text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.Select(letter => XmlConvert.IsXmlChar(letter) ? letter : '?'));

    private static ReadOnlyMemory<byte> Write(Action<XmlWriter> write)
    {
        using var output = new MemoryStream();
        using (var xml = XmlWriter.Create(output, s_settings))
        {
            write(xml);
        }

        return output.GetBuffer().AsMemory(0, (int)output.Length);
    }
}
