using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace ServerlessPatterns.Aws;

/// <summary>Reads the answer to PublishBatch.</summary>
internal sealed class PublishBatchUnmarshaller : SnsUnmarshaller
{
    public static PublishBatchUnmarshaller Instance { get; } = new();

    protected override AmazonWebServiceResponse Read(XmlUnmarshallerContext input)
    {
        var response = new PublishBatchResponse();
        string? id = null, messageId = null, code = null, message = null;
        var senderFault = false;
        var isAnswer = false;
        while (input.Read())
        {
            if (input.IsStartElement)
            {
                switch (input.CurrentElementName)
                {
                    case "Id": id = input.ReadText(); break;
                    case "MessageId": messageId = input.ReadText(); break;
                    case "Code": code = input.ReadText(); break;
                    case "Message": message = input.ReadText(); break;
                    case "SenderFault": senderFault = input.ReadText() == "true"; break;
                    case "PublishBatchResult": isAnswer = true; break;
                    case "RequestId": response.ResponseMetadata = new ResponseMetadata { RequestId = input.ReadText() }; break;
                    default: break;
                }
            }
            else if (input.IsEndElement && id is not null)
            {
                // The path is that of the list again: its member has ended.
                if (input.TestExpression("PublishBatchResult/Successful"))
                {
                    response.Successful.Add(new PublishBatchSuccess(id, messageId ?? ""));
                    (id, messageId) = (null, null);
                }
                else if (input.TestExpression("PublishBatchResult/Failed"))
                {
                    response.Failed.Add(new PublishBatchFailure(id, code ?? "", message, senderFault));
                    (id, code, message, senderFault) = (null, null, null, false);
                }
            }
        }

        return isAnswer
            ? response
            : throw new InvalidDataException("The answer holds no PublishBatchResult.");
    }
}
