using System.Xml;
using ServerlessPatterns.Local.Queues;

namespace ServerlessPatterns.Local.Wire.Sqs;

/// <summary>An answer in the query protocol's XML, where an element of a list stands for itself: https://smithy.io/2.0/aws/protocols/aws-query-protocol.html</summary>
internal sealed class QueryAnswer(XmlWriter xml) : ISqsAnswer
{
    public const string Namespace = "http://queue.amazonaws.com/doc/2012-11-05/";

    public void Text(string name, string? value)
    {
        if (value is not null)
        {
            xml.WriteElementString(name, Namespace, value);
        }
    }

    public void Flag(string name, bool value) => Text(name, value ? "true" : "false");

    public void Structures<T>(string name, string queryName, IReadOnlyCollection<T> items, Action<T> write)
    {
        foreach (var item in items)
        {
            xml.WriteStartElement(queryName, Namespace);
            write(item);
            xml.WriteEndElement();
        }
    }

    public void Texts(string name, string queryName, IReadOnlyCollection<string> items)
    {
        foreach (var item in items)
        {
            Text(queryName, item);
        }
    }

    public void Attributes(string name, string queryName, IReadOnlyCollection<KeyValuePair<string, string>> attributes)
        => Structures(name, queryName, attributes, attribute =>
        {
            Text("Name", attribute.Key);
            Text("Value", attribute.Value);
        });

    public void MessageAttributes(IReadOnlyCollection<KeyValuePair<string, MessageAttribute>> attributes)
        => Structures("MessageAttributes", "MessageAttribute", attributes, attribute =>
        {
            Text("Name", attribute.Key);
            xml.WriteStartElement("Value", Namespace);
            if (attribute.Value.IsBinary)
            {
                Text("BinaryValue", Convert.ToBase64String(attribute.Value.BinaryValue.GetValueOrDefault().Span));
            }
            else
            {
                Text("StringValue", attribute.Value.StringValue);
            }

            Text("DataType", attribute.Value.DataType);
            xml.WriteEndElement();
        });
}
