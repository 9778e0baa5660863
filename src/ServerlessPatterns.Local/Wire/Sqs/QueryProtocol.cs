using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Http;
using ServerlessPatterns.Local.Queues;

namespace ServerlessPatterns.Local.Wire.Sqs;

/// <summary>Answers requests that are forms with XML: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-making-api-requests-xml.html</summary>
internal static class QueryProtocol
{
    /// <summary>SQS's, in a request's Version; SNS has another, and actions of the same names.</summary>
    public const string Version = "2012-11-05";

    private static readonly XmlWriterSettings s_settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),

        // A carriage return in a body would be read as a line feed.
        NewLineHandling = NewLineHandling.Entitize,
    };

    public static async Task AnswerAsync(HttpContext context, SqsActions actions, IReadOnlyDictionary<string, string> form, string requestId)
    {
        var action = form["Action"];
        try
        {
            var parameters = new QueryParameters(form, path: context.Request.Path.Value);
            var write = await actions.DoAsync(action, parameters, context.RequestAborted).ConfigureAwait(false);
            await WriteAsync(context.Response, $"{action}Response", xml =>
            {
                if (!HasNoResult(action))
                {
                    xml.WriteStartElement($"{action}Result", QueryAnswer.Namespace);
                    write(new QueryAnswer(xml));
                    xml.WriteEndElement();
                }

                xml.WriteStartElement("ResponseMetadata", QueryAnswer.Namespace);
                xml.WriteElementString("RequestId", QueryAnswer.Namespace, requestId);
                xml.WriteEndElement();
            }).ConfigureAwait(false);
        }
        catch (QueueException e)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await WriteAsync(context.Response, "ErrorResponse", xml =>
            {
                xml.WriteStartElement("Error", QueryAnswer.Namespace);
                xml.WriteElementString("Type", QueryAnswer.Namespace, "Sender");
                xml.WriteElementString("Code", QueryAnswer.Namespace, e.QueryCode);
                xml.WriteElementString("Message", QueryAnswer.Namespace, PrintableText(e.Message));
                xml.WriteStartElement("Detail", QueryAnswer.Namespace);
                xml.WriteEndElement();
                xml.WriteEndElement();
                xml.WriteElementString("RequestId", QueryAnswer.Namespace, requestId);
            }).ConfigureAwait(false);
        }
    }

    private static bool HasNoResult(string action) => action is "DeleteMessage" or "ChangeMessageVisibility" or "PurgeQueue";

    // A message may repeat what XML cannot hold.
    private static string PrintableText(string text)
        => text.All(XmlConvert.IsXmlChar) ? text : new string([.. text.Select(c => XmlConvert.IsXmlChar(c) ? c : '?')]);

    private static async Task WriteAsync(HttpResponse response, string root, Action<XmlWriter> write)
    {
        response.ContentType = "text/xml";
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, s_settings))
        {
            xml.WriteStartElement(root, QueryAnswer.Namespace);
            write(xml);
            xml.WriteEndElement();
        }

        await response.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length)).ConfigureAwait(false);
    }
}
