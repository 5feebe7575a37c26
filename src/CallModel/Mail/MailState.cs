namespace CallCenter.CallModel.Mail;

public enum MailState { Waiting, Sent, GivenUp }
